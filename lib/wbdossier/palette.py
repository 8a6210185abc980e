"""The house colours, in figures and in the report's pages.

Hex values by the name of the CSS variable a page may define (site/style/1-colours.css has light and
dark). The countries' are Okabe and Ito's for the colour-blind (2008), the same in every figure.
"""

PALETTE = {
    "ink": "#1b1b19",
    "muted": "#4d4b46",
    "rule": "#d9d5cc",
    "paper": "#fcfbf8",
    "accent": "#7c2d12",
    "AL": "#0072b2",
    "BA": "#e69f00",
    "XK": "#56b4e9",
    "ME": "#009e73",
    "MK": "#cc79a7",
    "RS": "#d55e00",
}
