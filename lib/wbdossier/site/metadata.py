"""What a page is, in the words of schema.org: for search engines and reference managers.

Only what is known is said. A publication date that is inferred is left out: schema.org cannot say
that it is inferred.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wbdossier import about, datapackage
from wbdossier.records import FACT_CLASSES, Article, Country
from wbdossier.schema import columns
from wbdossier.site import words
from wbdossier.site.citations import FULL_DATE, place
from wbdossier.site.inputs import SiteInput

CONTEXT = "https://schema.org"
DATASET = "data/datapackage.json"  # its address is the dataset's name
AUTHOR = {"@type": "Organization", "name": about.AUTHORS}
Described = dict[str, Any]


def index(site: SiteInput) -> Described:
    """Return the data set, with what it covers and where its tables are."""
    six = next(c for c in columns(Country) if c.name == "country").values
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": DATASET,
        "name": datapackage.TITLE,
        "description": datapackage.DESCRIPTION,
        "url": "index.html",
        "creator": AUTHOR,
        "license": about.LICENCE,
        "copyrightNotice": datapackage.LICENCES[1]["title"],
        "version": about.VERSION,
        "inLanguage": "en",
        **_known(temporalCoverage=_coverage(site.articles)),
        "spatialCoverage": [
            {"@type": "Place", "name": words.name(code), "identifier": code} for code in six
        ],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": kind, "description": record.about}
            for kind, record in FACT_CLASSES.items()
        ],
        "distribution": [_download(path) for path in site.tables],
    }


def report(site: SiteInput, here: str, title: str, articles: Sequence[Article]) -> Described:
    """Return the page of a run: a report that cites the articles it stands on."""
    top = "../" * here.count("/")
    return {
        "@context": CONTEXT,
        "@type": "Report",
        **_ours(site, here, top),
        "headline": title,
        "isBasedOn": {"@type": "Dataset", "@id": top + DATASET, "name": datapackage.TITLE},
        "citation": [_cited(article, top) for article in articles],
    }


def article(site: SiteInput, of: Article) -> Described:
    """Return the page of an article: ours; what it is about is the publisher's."""
    here = place(of)
    top = "../" * here.count("/")
    original = site.article_by_id.get(of.copy_of or "")
    return {
        "@context": CONTEXT,
        "@type": "WebPage",
        **_ours(site, here, top),
        "mainEntity": _cited(of, top)
        | _known(
            url=of.url,
            inLanguage=of.language,
            datePublished=None if of.published_basis == "inferred" else _date(of),
            publisher=_organisation(of.publisher),
            sourceOrganization=_organisation(of.original_publisher),
            isBasedOn=_cited(original, top) if original else None,
        )
        | {"copyrightNotice": of.rights},
    }


def _ours(site: SiteInput, here: str, top: str) -> Described:
    """Return what every page of the report has: where it is, whose, and part of what."""
    return {
        "@id": posixpath.basename(here),
        "isPartOf": {"@type": "WebSite", "@id": f"{top}index.html", "name": site.title},
        "author": AUTHOR,
        "license": about.LICENCE,
        "version": about.VERSION,
        "inLanguage": "en",
    }


def _cited(of: Article, top: str) -> Described:
    """Return an article by its name; its page's address, with a fragment, is its own."""
    identity = f"{top}{place(of)}#article"
    return {"@type": "NewsArticle", "@id": identity, "headline": words.title(of)}


def _download(path: Path) -> Described:
    return {
        "@type": "DataDownload",
        "name": path.name,
        "contentUrl": f"data/{path.name}",
        **_known(encodingFormat=about.MEDIA_TYPES.get(path.suffix)),
    }


def _coverage(articles: Sequence[Article]) -> str | None:
    """Return the days on which the first and the last article appeared, as far as known."""
    dates = sorted(filter(None, map(_date, articles)))
    return "/".join(dict.fromkeys([dates[0], dates[-1]])) if dates else None


def _date(of: Article) -> str | None:
    return of.published if FULL_DATE.fullmatch(of.published or "") else None


def _organisation(name: str | None) -> Described | None:
    return {"@type": "Organization", "name": name} if name else None


def _known(**said: Any) -> Described:
    return {name: value for name, value in said.items() if value}
