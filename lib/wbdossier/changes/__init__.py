"""What changed between two data sets, and how a reviewer is told.

``sides`` reads the tables of either, ``compare`` finds what differs, ``pairing`` knows a fact
again that quotes other words, ``account`` says it in words, ``text`` and ``markdown`` write that
for a terminal and for a page. ``revision`` gets the tables of an earlier commit out of git.
"""

from wbdossier.changes.account import SHOWN, account
from wbdossier.changes.compare import compare
from wbdossier.changes.records import Changes
from wbdossier.changes.sides import Side, read

__all__ = ["SHOWN", "Changes", "Side", "account", "compare", "read"]
