"""What cannot be used, and what to do about it, in both languages."""

from __future__ import annotations


class Complaint(Exception):
    """Something of the user's that cannot be used: a file, a pack, a configuration, an option."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def say(self, lang: str) -> str:
        """The complaint in Chinese (``zh``) or English (``en``)."""
        return self.en if lang == "en" else self.zh
