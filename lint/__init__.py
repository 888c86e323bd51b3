"""draftlint: a quality and consistency linter for Chinese report drafts."""

__version__ = "0.1.0"
