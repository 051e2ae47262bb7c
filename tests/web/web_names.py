"""A name that would be markup if it were not text."""

HOSTILE = """<script>alert('x')</script> "><img src=x onerror=alert(1)> {{7*7}}"""
