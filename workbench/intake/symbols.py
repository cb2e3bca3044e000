"""Characters of the symbol fonts that word processors use, as Unicode."""

from __future__ import annotations

_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SIGNS = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "*", 0x2D: "−", 0x40: "≅", 0xA2: "′", 0xA3: "≤",
    0xA4: "⁄", 0xA5: "∞", 0xA9: "♥", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩",
    0xC8: "∪", 0xCE: "∈", 0xCF: "∉", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√",
    0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™",
    0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_PICTURES = {0x4A: "☺", 0xA7: "▪", 0xA8: "☐", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xE0: "→"}
_PRIVATE = 0xF000


def symbol(font: str, code: str) -> str:
    """A character of a symbol font.

    Args:
        font: the font's name.
        code: the character's place in it, in hex; fonts that are not Unicode add ``F000``.

    Returns:
        The like character; a bullet for a picture that has none; empty for no code.
    """
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    plain = place - _PRIVATE if _PRIVATE <= place < _PRIVATE + 0x100 else place
    name = font.lower()
    if name == "symbol":
        return _SIGNS.get(plain) or _LETTERS.get(chr(plain)) or chr(plain)
    if "wingdings" in name or "webdings" in name:
        return _PICTURES.get(plain, "•")
    return chr(plain) if plain != place or 0x20 <= place < 0xD800 else "\ufffd"
