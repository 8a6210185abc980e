"""Write the PDF files of this folder: ``python tests/intake/make_pdfs.py``. Plain PDF syntax."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
LINE = 14  # points from line to line

COLUMNS = (
    """Montenegro will send 30 more sol-
diers to the NATO mission in Kosovo,
Defence Minister Ana Petrova said on
Tuesday. The government has set aside
€2.5 million for the deployment.

“We are a reliable ally, and we will
stay one,” Petrova told reporters. The
alliance has about 4,500 troops in the
country, and the self-
proclaimed office confirmed it.""",
    """Officials in Brussels said that the of-
fer was important. More soldiers will be
needed in autumn, they added, and more
soldiers cost more money.

The parliament is expected to vote on
20 March.""",
)
LETTER = (
    """Podgorica, 5 June 2023

To all embassies

The Ministry of Defence informs all embassies that Montenegro will send 30 more
soldiers to the NATO mission in Kosovo before the end of the year.

The government has set aside 2.5 million euros for the deployment, which is planned
for six months and can be extended by a decision of the parliament in Podgorica and""",
    """of the allies that take part in it.

A second company of 45 soldiers stands ready.

Respectfully,

Ana Petrova""",
)
NOTE = """Albania buys 15 drones from Turkey and pays 9 million euros for them.

The first five will be delivered to the base at Kucova in spring, the ministry said."""


def shown(text: str, left: int = 72, top: int = 740, size: int = 11) -> str:
    """Return the operators that show ``text`` line by line; an empty line is a gap."""
    moves = []
    for number, line in enumerate(text.split("\n")):
        words = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        place = f"1 0 0 1 {left} {top - number * LINE} Tm"
        moves += [f"{place} ({words}) Tj"] if line else []
    return f"BT /F1 {size} Tf {' '.join(moves)} ET"


def pdf(*pages: str, info: str = "", trailer: str = "", more: tuple[str, ...] = ()) -> bytes:
    """Return a file whose pages have these operators; objects 1 to 4 are the same in each."""
    first = 5
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    after = first + 2 * len(pages)
    for number, page in enumerate(pages):
        resources = f"<< /Font << /F1 3 0 R >> /XObject << /Im {after} 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources}"
            f" /Contents {first + 2 * number + 1} 0 R >>",
            f"<< /Length {len(page.encode('cp1252'))} >>\nstream\n{page}\nendstream",
        ]
    return _file([*objects, *more], trailer)


def _file(objects: list[str], trailer: str) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    size = len(objects) + 1
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R {trailer} >>\n"
    where = f"startxref\n{len(content)}\n%%EOF\n"
    return content + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}{where}".encode()


def letter_page(number: int, text: str) -> str:
    """Return a page under the ministry's head, over its foot."""
    head = shown("Ministry of Defence of Montenegro", top=810, size=9)
    foot = shown(f"Sample Street 1, Podgorica - page {number} of 2", top=40, size=9)
    return " ".join([head, shown(text), foot])


PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray"
    " /BitsPerComponent 8 /Length 4 >>\nstream\nABCD\nendstream"
)
SECRET = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
SECRET += f" /ID [<{'00' * 16}> <{'00' * 16}>]"
HEADED = " ".join([shown("Albania buys drones", top=780, size=20), shown(NOTE)])

FILES = {
    "two_columns_with_hyphens.pdf": pdf(
        " ".join(
            [
                shown("Thirty more soldiers for Kosovo", top=780, size=20),
                shown(COLUMNS[0]),
                shown(COLUMNS[1], left=320),
            ]
        ),
        info="/Title (Microsoft Word - doc1.docx) /CreationDate (D:20240312093000+01'00')",
    ),
    "letter_with_header_and_footer.pdf": pdf(
        *(letter_page(number, text) for number, text in enumerate(LETTER, 1)),
        info="/Title (untitled) /CreationDate (D:20230607)",
    ),
    "scan_without_text.pdf": pdf("q 400 0 0 600 90 120 cm /Im Do Q", more=(PICTURE,)),
    "locked_with_password.pdf": pdf(HEADED, trailer=SECRET),
    "damaged.pdf": pdf(HEADED)[:150],
    "title_and_date_in_metadata.pdf": pdf(
        shown(NOTE), info="/Title (Albania buys drones) /CreationDate (D:20220901120000Z)"
    ),
}

if __name__ == "__main__":
    for name, content in FILES.items():
        (HERE / name).write_bytes(content)
    sys.exit()
