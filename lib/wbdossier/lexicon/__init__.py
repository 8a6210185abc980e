"""Vocabulary as data: who and what articles name, and under which words.

The `.toml` files beside this one hold words; `entries` loads and validates them, `words` makes
patterns of them, `names` finds the names in a text.
"""

from wbdossier.lexicon.entries import (
    FOLDER,
    Entry,
    Persons,
    Speech,
    capitals,
    entries,
    load,
    offices,
    persons,
    six,
    speech,
)
from wbdossier.lexicon.finding import WordList
from wbdossier.lexicon.names import Name, find
from wbdossier.lexicon.words import any_of, flexible

__all__ = [
    "FOLDER",
    "Entry",
    "Name",
    "Persons",
    "Speech",
    "WordList",
    "any_of",
    "capitals",
    "entries",
    "find",
    "flexible",
    "load",
    "offices",
    "persons",
    "six",
    "speech",
]
