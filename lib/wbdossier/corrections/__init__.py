"""What people know better than the rules: ``seeds/corrections.toml`` applied to facts.

A correction names an article, words that stand in it and a reason, and does one thing: says how
the words should read (``reads``), sets fields of a fact (``kind`` and ``set``), notes a doubt
(``doubt``), rejects a fact (``kind`` and ``drop``) or adds a missed one (``kind`` and ``add``).
One that no longer fits its article is an error, never passed over
(docs/decisions/0003-corrections.md).

``file`` reads the corrections, ``applying`` applies them, ``values`` checks the fields they give,
``writing`` puts a new one in its place.
"""

from wbdossier.corrections.applying import Applied, apply, attempt
from wbdossier.corrections.file import (
    Correction,
    Corrections,
    load,
    parse,
    require_articles,
    without_article,
)

__all__ = [
    "Applied",
    "Correction",
    "Corrections",
    "apply",
    "attempt",
    "load",
    "parse",
    "require_articles",
    "without_article",
]
