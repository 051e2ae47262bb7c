"""Known weaknesses of the installed libraries, by pip-audit: none, those there are, or how many could not be looked up.

    python .ci/audit.py PIP_AUDIT FOLDER

PIP_AUDIT is the program, FOLDER where the libraries lie. pip-audit itself calls it well when it could look up nothing.
Exit codes: 0 none; 1 weaknesses; 2 not all could be looked up.
"""

import json
import subprocess
import sys


def told(audited: dict[str, list[dict[str, object]]]) -> tuple[int, str]:
    """The exit code and what is said of a report of pip-audit.

    >>> told({"dependencies": [{"name": "rich", "version": "14", "vulns": []}, {"name": "mrezha", "skip_reason": "…"}]})
    (0, 'no known weakness in 1 library')
    >>> told({"dependencies": [{"name": "rich", "skip_reason": "Dependency not found on PyPI"}]})[1]
    'NOT AUDITED: 1 of 1 library could not be looked up (rich); repeat where the advisory database can be reached'
    """
    libraries = [d for d in audited["dependencies"] if d["name"] != "mrezha"]
    of = f"{len(libraries)} {'library' if len(libraries) == 1 else 'libraries'}"
    weak = [
        f"{d['name']} {d['version']}: {', '.join(v['id'] for v in d['vulns'])}" for d in libraries if d.get("vulns")
    ]
    if weak:
        return 1, f"known weaknesses in {len(weak)} of {of}\n" + "\n".join(weak)
    unknown = [str(d["name"]) for d in libraries if "skip_reason" in d]
    if unknown:
        some = ", ".join(unknown[:3]) + (" …" if len(unknown) > 3 else "")
        return 2, (
            f"NOT AUDITED: {len(unknown)} of {of} could not be looked up ({some}); "
            "repeat where the advisory database can be reached"
        )
    return 0, f"no known weakness in {of}"


def main(program: str, folder: str) -> int:
    """Audit a folder and say what was found."""
    done = subprocess.run(  # noqa: S603 — the Makefile's own program
        [program, "--format", "json", "--progress-spinner", "off", "--path", folder],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if not done.stdout.strip():
        last = (done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1]
        code, said = 2, f"NOT AUDITED: {last[:300]}; repeat where the advisory database can be reached"
    else:
        code, said = told(json.loads(done.stdout))
    print(said, file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
