"""
Fuzz the readers of pages, guided by coverage: ``python tools/fuzz.py [SECONDS] [--keep FOLDER]``.

Needs ``pip install legation[fuzz]`` (atheris). It starts from the samples and the corpus of the tests, changes them, and looks
for bytes that break a law: that raise, that are refused as a fault of ours, that give a document whose passages don't cover it,
or that take more than ten seconds. What it finds lies in FOLDER; mend the fault, cut the case down, and put it into
``tests/pages/corpus``, which ``tests/pages/test_corpus.py`` reads.
"""

import argparse
import logging
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["legation.pages", "legation.model", "email", "zipfile", "tarfile"]):
    from tests.pages.laws import assert_lawful_page

    from legation.pages import Limits, ReadSettings, read_bytes

KINDS = ".txt .html .md .jsonl .json .eml .mbox .warc .rss .pdf .zip .tar .gz".split()
LIMITS = Limits(page_bytes=1_000_000, free_bytes=1_000_000, page_lines=20_000, page_tags=50_000, pdf_pages=20)
SLOW = 10  # seconds
logging.disable(logging.CRITICAL)  # a fault of ours is told by its reject


FAULTS: dict[str, Path] = {}  # what went wrong, and the first file that showed it


def check(data: bytes, keep: Path) -> None:
    """Read bytes, the first of which says as what, and hold what comes to the laws; a new fault is kept, and the search goes on."""
    if len(data) < 2:
        return
    kind = KINDS[data[0] % len(KINDS)]
    try:
        for page in read_bytes(data[1:], f"page{kind}", ReadSettings(limits=LIMITS)):
            assert_lawful_page(page)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        fault = f"{kind} {type(error).__name__}: {error}"[:120]
        if fault not in FAULTS:
            FAULTS[fault] = keep / f"fault-{len(FAULTS)}{kind}"
            FAULTS[fault].write_bytes(data[1:])
            print(f"{FAULTS[fault]}: {fault}", flush=True)


def seeds(folder: Path) -> None:
    """Write the samples and the corpus of the tests as inputs into *folder*."""
    from tests.pages.inputs import makers

    found = [
        path
        for part in ("samples", "corpus")
        for path in sorted((ROOT / "tests" / "pages" / part).iterdir())
        if path.is_file()
    ]
    cases = [(path.suffix, path.read_bytes()) for path in found] + list(makers.one_of_each())
    for number, (suffix, data) in enumerate(cases):
        kind = KINDS.index(suffix) if suffix in KINDS else 0
        (folder / f"{number:04}").write_bytes(bytes([kind]) + data)


def main() -> None:
    """Fuzz for a while."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=int, nargs="?", default=600)
    parser.add_argument("--keep", type=Path, default=Path("fuzz"), help="where what it finds is put")
    wanted = parser.parse_args()
    wanted.keep.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        seeds(Path(folder))
        options = [f"-max_total_time={wanted.seconds}", f"-timeout={SLOW}", "-max_len=40000", "-rss_limit_mb=3000"]
        atheris.Setup(
            [sys.argv[0], folder, *options, f"-artifact_prefix={wanted.keep}/"], lambda data: check(data, wanted.keep)
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
