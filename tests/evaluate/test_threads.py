"""Posts of forum pages against coded ones."""

import json
from pathlib import Path

import pytest

from legation.errors import InputError
from legation.evaluate import posts_read, thread_figures, thread_pages
from legation.evaluate.threads import FoundPost, GoldThread
from legation.pages import read_text

HTML = "<body><a href='/members/ana.12/'>ana</a> <i>3 May 2019</i> <p>Peru has spoken to us all today.</p></body>"


def gold(folder: Path, text: str = "Peru has spoken to us all today.") -> list[GoldThread]:
    post = {
        "post_text": {"surface_form": text},
        "user": {"surface_form": "/members/ana.12/"},
        "datetime": {"surface_form": "3 May 2019"},
    }
    record = {"id": "1", "url": None, "html": HTML, "gold_standard_annotation": [post]}
    (folder / "one.json").write_text(json.dumps(record), "utf-8")
    return list(thread_pages(folder))


def test_a_post_counts_with_its_author_known_by_the_link_to_the_member(tmp_path: Path) -> None:
    [page] = gold(tmp_path)
    figures = thread_figures([(page, [FoundPost("ana", "3 May 2019", None, "Peru has spoken to us all today.")])])

    assert (figures.f1, figures.author, figures.time, figures.misses) == (1.0, 1, 1, ())


def test_other_words_another_author_and_another_day_are_misses(tmp_path: Path) -> None:
    [page] = gold(tmp_path)
    wrong = FoundPost("luis", "4 May 2019", None, "Peru has spoken to us all today.")
    figures = thread_figures([(page, [wrong, FoundPost(own="Chile is silent.")])])

    assert (figures.found, figures.mine, figures.author, figures.time) == (1, 2, 0, 0)
    assert len(figures.misses) == 3


def test_a_folder_without_coded_threads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(thread_pages(tmp_path))
    (tmp_path / "bad.json").write_text("{}", "utf-8")
    with pytest.raises(InputError, match=r"bad\.json"):
        list(thread_pages(tmp_path))


def test_a_text_without_posts_has_none() -> None:
    assert posts_read(read_text("Peru spoke.", "a")) == []
