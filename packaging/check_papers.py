"""Every paper, short and long, checked by veraPDF against PDF/UA-1 and PDF/A-2a: ``python packaging/check_papers.py``.

veraPDF's command line is fetched once with Maven into the user's cache and known by its hash. Where Java or Maven is
missing, or the net, the check says so and passes: the tests that read the structure tree run everywhere.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
VERSION = "1.28.2"
SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
PROFILES = {"PDF/A-2A validation profile", "PDF/UA-1 validation profile"}


def main() -> int:
    """Draw the papers, check them in one run, and name what fails."""
    java = shutil.which("java")
    program = _verapdf() if java else None
    if java is None or program is None:
        missing = "Java" if java is None else "Maven or the net"
        print(f"*** NOT CHECKED with veraPDF: {missing} is missing here. ***")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        count = _draw(Path(folder))
        command = [java, "-cp", str(program), MAIN, "--format", "xml", "--flavour", "0", folder]
        found = subprocess.run(command, capture_output=True, check=False)
        failures = list(_failures(found.stdout, count))
    print("\n".join(failures) or f"{count} papers keep PDF/UA-1 and PDF/A-2a (veraPDF {VERSION})")
    return 1 if failures else 0


def _draw(folder: Path) -> int:
    sys.path.insert(0, str(TOP))
    from tests.paper.every_paper import every_paper

    for name, draw in every_paper():
        (folder / f"{name}.pdf").write_bytes(draw())
    return len(list(folder.iterdir()))


def _failures(report: bytes, count: int) -> Iterator[str]:
    """A line for each rule that a paper breaks, and for each paper that was not checked against both."""
    jobs = list(ElementTree.fromstring(report).iter("job"))  # noqa: S314  of a program we have just started
    if len(jobs) != count:
        yield f"{count} papers were drawn, {len(jobs)} were checked"
    for job in jobs:
        name = Path(job.findtext("item/name", "")).name
        reports = job.findall("validationReport")
        for profile in PROFILES - {one.get("profileName") for one in reports}:
            yield f"{name}: not checked against the {profile}"
        for one in reports:
            for rule in one.iter("rule"):
                where, what = f"{rule.get('specification')} {rule.get('clause')}", rule.findtext("description", "")
                yield f"{name}: {where}, {rule.get('failedChecks')} times: {what}"
            if one.get("isCompliant") != "true":
                yield f"{name}: breaks the {one.get('profileName')}"


def _verapdf() -> Path | None:
    """The program out of the cache, or fetched there; None where it cannot be fetched."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "socialvicevaert-checks"
    program = cache / f"greenfield-apps-{VERSION}.jar"
    if not program.exists():
        maven = shutil.which("mvn")
        if maven is None:
            return None
        print(f"Fetching veraPDF {VERSION} …", flush=True)
        artifact = f"-Dartifact=org.verapdf.apps:greenfield-apps:{VERSION}"
        command = [maven, "--quiet", "--batch-mode", COPY, artifact, f"-DoutputDirectory={cache}"]
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            return None
    if hashlib.sha256(program.read_bytes()).hexdigest() != SHA256:
        program.unlink()
        sys.exit(f"What Maven gave as veraPDF {VERSION} is not the file that was chosen; it was removed.")
    return program


if __name__ == "__main__":
    sys.exit(main())
