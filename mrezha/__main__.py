"""`python -m mrezha` is `mrezha`."""

from mrezha.cli import main

main()
