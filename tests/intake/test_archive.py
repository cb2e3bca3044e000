from __future__ import annotations

import io
import zipfile

import pytest

from workbench.intake import archive
from workbench.intake.archive import Archive, parse_xml, resolve
from workbench.model.errors import InputError


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    return buffer.getvalue()


def test_members_are_found_whatever_their_case_and_slashes() -> None:
    box = Archive(zipped({"word\\Document.xml": b"<a/>"}), "a.docx")
    assert box.read("/word/document.xml") == b"<a/>"
    assert box.find("word/other.xml") is None


def test_a_missing_member_is_named() -> None:
    with pytest.raises(InputError, match=r"a\.docx: lacks its part x\.xml"):
        Archive(zipped({"a": b""}), "a.docx").read("x.xml")


def test_a_file_cut_short_is_one_clear_line() -> None:
    data = zipped({"a.xml": b"<a/>" * 1000})
    with pytest.raises(InputError, match="cut short or damaged"):
        Archive(data[: len(data) // 2], "a.odt")


def test_a_damaged_member_is_one_clear_line() -> None:
    data = bytearray(zipped({"a.xml": bytes(range(256)) * 40}))
    data[60:90] = b"\xff" * 30
    with pytest.raises(InputError, match=r"is cut short or damaged \(in a\.xml\)"):
        Archive(bytes(data), "a.odt").read("a.xml")


def test_a_bomb_is_refused_by_what_it_unpacks_to() -> None:
    with pytest.raises(InputError, match="unpacks to more than"):
        Archive(zipped({"a.xml": b"\0" * (archive.RATIO_FROM * 2)}), "a").read("a.xml")


def test_a_header_that_lies_about_the_size_does_not_raise_the_cap() -> None:
    data = bytearray(zipped({"a.xml": b"\0" * (archive.RATIO_FROM * 2)}))
    size = (archive.RATIO_FROM * 2).to_bytes(4, "little")
    for _ in range(data.count(size)):
        at = data.index(size)
        data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(InputError):
        Archive(bytes(data), "a").read("a.xml")


def test_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    with pytest.raises(InputError, match="4 parts, more than 3"):
        Archive(zipped({str(i): b"" for i in range(4)}), "a")


def test_all_members_together_are_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 150_000)
    box = Archive(zipped({"a": b"x" * 100_000, "b": b"x" * 100_000}), "f")
    box.read("a")
    with pytest.raises(InputError, match="unpacks to more than"):
        box.read("b")


def test_an_old_binary_file_says_what_to_do() -> None:
    with pytest.raises(InputError, match="save it without a password in a current format"):
        Archive(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old.docx")


@pytest.mark.parametrize(
    "document",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>',
        b"<!DOCTYPE a><a/>",
        b"<a><b></a>",
        b"",
    ],
)
def test_xml_with_a_document_type_or_damage_is_refused(document: bytes) -> None:
    with pytest.raises(InputError, match="XML"):
        parse_xml(document, "x")


def test_a_document_type_without_entities_can_be_allowed() -> None:
    assert parse_xml(b'<!DOCTYPE ncx PUBLIC "a" "b"><ncx/>', "x", doctype=True).tag == "ncx"
    with pytest.raises(InputError):
        parse_xml(b'<!DOCTYPE a [<!ENTITY x "y">]><a/>', "x", doctype=True)


def test_references_are_resolved_against_the_member_that_makes_them() -> None:
    assert resolve("OEBPS/text/ch1.xhtml", "../notes%20a.xhtml#n1") == "OEBPS/notes a.xhtml"
