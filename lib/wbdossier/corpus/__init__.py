"""Articles by the thousand: from files, folders and containers of any size to facts.

``sources`` finds them, ``work`` reads a batch, ``engine`` has batches read one after the other, by
several processes or by a cluster, ``store`` keeps what came out in parts that a later run goes on
from (docs/decisions/0007-large-corpora.md).
"""
