"""LaTeX's ways to write characters: accents, named letters, ligatures, mathematics."""

from __future__ import annotations

import re
import unicodedata

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
"""Commands that put an accent on their argument."""

LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_",
    "{": "{", "}": "}", " ": " ", "\n": " ", ",": "\u2009", ";": " ", ":": " ", "!": "", "/": "",
    "-": "", "@": "", "quad": " ", "qquad": " ", "space": " ", "enspace": " ", "thinspace": " ",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textemdash": "—", "textendash": "–",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "guillemotleft": "«", "guillemotright": "»", "og": "« ", "fg": " »", "glqq": "„", "grqq": "“",
    "flqq": "«", "frqq": "»", "lq": "‘", "rq": "’", "S": "§", "P": "¶",
    "dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "copyright": "©",
    "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£", "euro": "€",
    "texteuro": "€", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textbar": "|", "textless": "<", "textgreater": ">", "textunderscore": "_", "textbullet": "•",
    "textdegree": "°", "degree": "°", "textmu": "µ", "LaTeX": "LaTeX", "TeX": "TeX",
    "BibTeX": "BibTeX", "slash": "/", "textasteriskcentered": "*", "textperiodcentered": "·",
    "nobreakspace": "\u00a0", "newline": "\n", "linebreak": "\n",
}  # fmt: skip
"""Commands that stand for characters."""

_MATHS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "µ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "times": "×", "cdot": "·", "pm": "±",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "approx": "≈", "sim": "~",
    "infty": "∞", "sum": "∑", "int": "∫", "sqrt": "√", "rightarrow": "→", "to": "→", "circ": "°",
    "dagger": "†", "ddagger": "‡", "ast": "*", "partial": "∂", "in": "∈", "ldots": "…",
    "dots": "…", "cdots": "…", "quad": " ", "percent": "%", "prime": "′", "S": "§", "P": "¶",
}  # fmt: skip
_COMMAND = re.compile(r"\\([a-zA-Z]+)\s*|\\(.)")
_RAISED = re.compile(r"\s*\{?\s*\}?\s*\^\s*(?:\{(?P<group>[^{}]*)\}|(?P<one>\\[a-zA-Z]+|.))\s*")
_DEGREES = re.compile(r"\^\{?\\circ\}?")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’"))


def accented(accent: str, base: str) -> str:
    """A letter with an accent on it."""
    base = {"ı": "i", "ȷ": "j"}.get(base, base)
    if not base:
        return ""
    return unicodedata.normalize("NFC", base[0] + ACCENTS[accent] + base[1:])


def ligatures(text: str) -> str:
    """Text with TeX's dashes and quotation marks as characters."""
    for written, meant in _LIGATURES:
        text = text.replace(written, meant)
    return text


def maths(source: str) -> str:
    """A formula as a line of text."""
    text = _DEGREES.sub("°", source)
    text = _COMMAND.sub(lambda m: _MATHS.get(m[1], "") if m[1] else _escaped(m[2]), text)
    return " ".join(re.sub(r"\{([^{}]*)\}|[{}&]", r"\1", text).split())


def raised_only(source: str) -> str | None:
    """What a formula that is nothing but a superscript raises, or None for another formula."""
    match = _RAISED.fullmatch(source)
    return maths(match["group"] or match["one"] or "") if match else None


def _escaped(char: str) -> str:
    return char if char in "{}%$&#_" else " "
