"""Checking drafts by one configuration: from the cache where nothing has changed, else by a linter made when needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from . import cache
from .cache import RULES, Cache
from .complaint import Complaint
from .config import Config
from .readers import load_bytes
from .result import Failure, Result

if TYPE_CHECKING:
    from .linter import Linter

_NOW_AND_THEN = "00"
"""The beginning of the names at which the size of the cache is looked at: one in 256."""


class Session:
    """A configuration and what is kept of its earlier runs: the rules as read and, with *keep*, the results.

    Results *with_drafts*, which hold the drafts' own text, are never kept.
    """

    def __init__(self, config: Config, *, keep: bool = False, with_drafts: bool = False) -> None:
        self.config = config
        self.keep = keep and not with_drafts
        self.with_drafts = with_drafts
        self.cache: Cache | None = cache.open_cache(config)

    @cached_property
    def linter(self) -> Linter:
        """The rules, read at last. A configuration of which something could not be used keeps nothing."""
        from .linter import Linter

        linter = Linter(self.config, self.cache, with_drafts=self.with_drafts)
        if linter.failures:
            self.cache = None
        return linter

    @property
    def failures(self) -> Sequence[Failure]:
        """What of the configuration could not be used."""
        return () if self.is_known else self.linter.failures

    @property
    def is_known(self) -> bool:
        """Whether an earlier run has read these rules and found nothing wrong with them."""
        return self.cache is not None and (self.cache.folder / f"{RULES}.bin").is_file()

    def prepare(self) -> None:
        """Read the rules now, and make what they need. Raises Complaint, as ``Linter`` does."""
        self.linter  # noqa: B018 - it is made when first asked for

    def check_file(self, path: str, *, in_folder: bool = False) -> Result:
        """The findings of the draft at *path*. A text of a folder with hardly any Chinese is passed over."""
        try:
            data = load_bytes(path)
        except Complaint as complaint:
            return Result(failures=[Failure(path, complaint.say(self.config.lang))])
        return self.check_bytes(data, path, in_folder=in_folder)

    def check_bytes(self, data: bytes, path: str, *, in_folder: bool = False) -> Result:
        """The findings of a draft in *data*; *path* names it and its format."""
        if not (self.keep and self.cache):
            return self.linter.check_bytes(data, path, in_folder=in_folder)
        name = cache.key(path, data, in_folder=in_folder)
        if (result := self.cache.result(name)) is None:
            result = self.linter.check_bytes(data, path, in_folder=in_folder)
            if self.cache and not result.failures:
                self.cache.put(name, result)
                if name.startswith(_NOW_AND_THEN):
                    self.cache.prune()
        return result

    def kept_result(self, path: str, *, in_folder: bool = False) -> Result | None:
        """The result of the draft at *path* that an earlier run has left, if it still holds."""
        if not (self.keep and self.cache and self.is_known):
            return None
        try:
            return self.cache.result(cache.key(path, load_bytes(path), in_folder=in_folder))
        except Complaint:
            return None
