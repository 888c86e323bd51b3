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


def unforeseen(error: Exception) -> Complaint:
    """What to say of an error of our own: its kind and the place in the code, never words of a draft."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    place = f"{frames[-1].filename.replace(chr(92), '/').rpartition('/')[2]}:{frames[-1].lineno}" if frames else "?"
    kind = type(error).__name__
    return Complaint(
        f"内部出错（{kind}，{place}），未能查完；请把这一行报告给开发者",
        f"an internal error ({kind}, {place}), not finished; please report this line",
    )
