"""Results that are kept are those that a check would give, and any doubt is a miss."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lint import cache, store
from lint.cli import main
from lint.config import Config
from lint.linter import Linter
from lint.result import Result
from lint.session import Session

from .conftest import cache_with

ROOT = Path(__file__).parent.parent
DRAFT = "一、基本情况\n全年共收到提案109件，其中立案**件。\n三、下一步工作\n进一步做好提案案办理工作。\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word_lists: list[Path]) -> Iterator[Path]:
    """A cache folder without rules and results, and a working folder with a draft."""
    monkeypatch.setenv("DRAFTLINT_CACHE", str(cache_with(word_lists, tmp_path / "cache")))
    store.cache_folder.cache_clear()
    here = tmp_path / "here"
    here.mkdir()
    (here / "draft.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(here)
    yield here
    store.cache_folder.cache_clear()


def check(settings: Config | None = None, path: str = "draft.md") -> Result:
    """The result of a process of its own, as far as the cache is concerned."""
    return Session(settings or Config(), keep=True).check_file(path)


@pytest.fixture
def no_linter(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, whoever makes a linter fails."""

    def forbid() -> None:
        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("a linter was made")

        monkeypatch.setattr(Linter, "__init__", refuse)

    return forbid


def test_an_unchanged_draft_is_not_checked_again(no_linter: Callable[[], None]) -> None:
    first = check()
    assert len(first.findings) >= 3
    no_linter()
    assert check() == first


def changed_text(here: Path, config: Config) -> Config:
    (here / "draft.md").write_text(DRAFT.replace("**", "98"), encoding="utf-8")
    return config


def another_level(here: Path, config: Config) -> Config:
    assert here
    return replace(config, rule={"typo/doubled-character": {"level": "off"}})


def another_term(here: Path, config: Config) -> Config:
    assert here
    return replace(config, lexicon=("提案案",))


def own_pack(here: Path, config: Config) -> Config:
    pack = here / "own.yaml"
    pack.write_text(
        "rules:\n  further:\n    check: existence\n    level: error\n    words: [下一步]\n    message: 套话\n    why: 套话\n"
        "    bad: [<<下一步>>工作, 谈<<下一步>>]\n    good: [下楼一步, 一步]\n",
        encoding="utf-8",
    )
    return replace(config, rules=(str(pack),))


def another_language(here: Path, config: Config) -> Config:
    assert here
    return replace(config, lang="en")


@pytest.mark.parametrize("change", [changed_text, another_level, another_term, own_pack, another_language])
def test_whatever_changes_is_seen(change: Callable[[Path, Config], Config], place: Path) -> None:
    before = check()
    settings = change(place, Config())
    after = check(settings)
    assert after.findings != before.findings
    assert after == Session(settings).check_file("draft.md")


def test_a_pack_that_is_written_anew_is_read_anew(place: Path) -> None:
    settings = own_pack(place, Config())
    before = check(settings)
    pack = place / "own.yaml"
    text, status = pack.read_text(encoding="utf-8"), pack.stat()
    pack.write_text(text.replace("下一步", "下步一").replace("下步一工作", "下步一工件"), encoding="utf-8")
    os.utime(pack, ns=(status.st_atime_ns, status.st_mtime_ns))  # as fast as two writes in one tick of the clock
    assert check(settings).findings != before.findings


def test_the_same_bytes_elsewhere_have_places_of_their_own(place: Path) -> None:
    check()
    (place / "other.md").write_text(DRAFT, encoding="utf-8")
    assert {finding.path for finding in check(path="other.md").findings} == {"other.md"}


def test_per_file_ignores_hold_in_another_folder(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Config(per_file_ignores={"/draft.md": ("placeholder",)}, root=place)
    assert "placeholder/star" not in {finding.rule for finding in check(settings).findings}
    below = place / "below"
    below.mkdir()
    (below / "draft.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(below)
    assert "placeholder/star" in {finding.rule for finding in check(settings).findings}


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:-7], id="cut off"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[:40] + bytes([data[40] ^ 4]) + data[41:], id="a bit"),
    ],
)
def test_a_damaged_file_is_a_miss(damage: Callable[[bytes], bytes]) -> None:
    first = check()
    folder = cache.open_cache(Config())
    assert folder is not None
    for path in folder.folder.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    assert check() == first


class Trap:
    """What would run a command when it is read."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("touch sprung",)


@pytest.mark.parametrize("value", [Trap(), Result(findings=[Trap()])], ids=["alone", "inside"])  # type: ignore[list-item]
def test_a_planted_file_runs_nothing(value: object, place: Path) -> None:
    first = check()
    folder = cache.open_cache(Config())
    assert folder is not None
    for path in folder.folder.iterdir():
        store.write_checked(path, pickle.dumps(value))
    assert check() == first
    assert not (place / "sprung").exists()


def test_a_function_of_ours_is_no_type_of_ours() -> None:
    folder = cache.open_cache(Config())
    assert folder is not None
    folder.put("planted", [cache.clear])
    assert folder.get("planted") is None


def test_what_could_not_be_used_is_said_each_time(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "own.yaml").write_text("rules: 3\n", encoding="utf-8")
    said = []
    for _ in range(2):
        assert main(["check", "--rules", "own.yaml", "draft.md"]) == 2
        said.append(capsys.readouterr())
    assert said[0] == said[1]
    assert "own.yaml:1" in said[0].err
    for _ in range(2):
        assert main(["check", "--select", "typos", "draft.md"]) == 2
        assert "typos" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["--format", "sarif"], ["--statistics"], ["--select", "typo"]])
def test_a_report_is_the_same_to_the_letter(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    reports = []
    for more in ([], [], ["--no-cache"]):
        assert main(["check", "draft.md", *arguments, *more]) == 1
        reports.append(capsys.readouterr().out)
    assert reports[0] == reports[1] == reports[2]


def test_without_the_cache_no_result_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "draft.md", "--no-cache"]) == 1
    assert capsys.readouterr().out
    folder = cache.open_cache(Config(root=Path.cwd()))
    assert folder is not None
    assert [path.stem for path in folder.folder.iterdir()] == [cache.RULES]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_reads_it() -> None:
    check()
    folder = store.cache_folder()
    assert folder is not None
    for path in folder.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_it_is_bounded(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_FILES", 10)
    monkeypatch.setattr("lint.session._NOW_AND_THEN", "")
    monkeypatch.setattr(cache, "_FOLDERS", 2)
    for number in range(30):
        session = Session(Config(), keep=True)
        (place / "draft.md").write_text(f"{DRAFT}{number}\n", encoding="utf-8")
        session.check_file("draft.md")
    folder = cache.open_cache(Config())
    assert folder is not None
    assert 5 <= len(list(folder.folder.iterdir())) <= 11
    for term in ("甲方", "乙方", "丙方"):
        session = Session(Config(lexicon=(term,)), keep=True)
        session.check_file("draft.md")
    assert sum(path.is_dir() for path in folder.folder.parent.iterdir()) == 2


def test_a_folder_that_cannot_be_written_is_no_trouble(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    (place / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DRAFTLINT_CACHE", str(place / "file" / "below"))
    store.cache_folder.cache_clear()
    assert len(check().findings) >= 3


def test_a_folder_that_can_no_longer_be_written_or_is_pruned_by_another_run(place: Path) -> None:
    (place / "file").write_text("", encoding="utf-8")
    lost = cache.Cache(place / "file" / "v1-lost")
    lost.put("name", [1])
    lost.put(cache.RULES, [1])
    lost.prune()
    assert lost.get("name") is None


def test_the_command_shows_and_clears(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "draft.md"])
    capsys.readouterr()
    assert main(["cache"]) == 0
    before = capsys.readouterr().out
    assert str(store.cache_folder()) in before
    assert "：0个文件" not in before
    assert main(["cache", "clear", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Removed ")
    assert main(["cache", "show"]) == 0
    assert "：0个文件，0.0 KB" in capsys.readouterr().out
    assert main(["check", "draft.md"]) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("given", [None, "", "relative", "{here}/cache"])
def test_the_folder_is_where_platformdirs_has_it(
    given: str | None, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from platformdirs import user_cache_path

    monkeypatch.delenv("DRAFTLINT_CACHE")
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if given is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", given.format(here=place))
    store.cache_folder.cache_clear()
    assert store.cache_folder() == user_cache_path("draftlint", appauthor=False)


def test_a_kept_result_loads_nothing_of_the_rest() -> None:
    """Of what takes long to load, and of the rules and checks."""
    code = "import sys; from lint.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    for _ in range(2):
        command = [sys.executable, "-c", code, "check", "draft.md"]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
    loaded = set(done.stderr.split())
    assert "lint.session" in loaded
    if "coverage" in loaded:
        pytest.skip("what measures the coverage loads them itself")
    assert not loaded & {"regex", "dataclasses", "inspect", "pickle", "shutil", "tempfile", "jieba", "yaml", "rich"}
    assert not loaded & {"lint.linter", "lint.rule", "lint.checks", "lint.document"}


def test_the_rules_that_are_kept_can_be_read_back() -> None:
    check()
    folder = cache.open_cache(Config())
    assert folder is not None
    assert folder.get(cache.RULES) is not None


def test_what_other_code_has_made_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def make() -> list[int]:
        made.append(len(made))
        return [*made]

    assert [store.remembered("sample", (1,), make) for _ in range(2)] == [[0], [0]]
    monkeypatch.setattr(store, "code_stamp", lambda _: (0, 0))
    assert store.remembered("sample", (1,), make) == [0, 1]
