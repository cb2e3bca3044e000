"""What a line tells by its wording alone, for every reader: one test for each role."""

from __future__ import annotations

from workbench.intake.wording.credits import (
    is_biography,
    is_byline,
    is_caption,
    is_credit,
    is_names,
)
from workbench.intake.wording.furniture import (
    glued_furniture,
    is_boilerplate,
    is_comment_control,
    is_comments_heading,
    is_contents_heading,
)
from workbench.intake.wording.sections import is_citing, is_other_section, section_kind

__all__ = [
    "glued_furniture",
    "is_biography",
    "is_boilerplate",
    "is_byline",
    "is_caption",
    "is_citing",
    "is_comment_control",
    "is_comments_heading",
    "is_contents_heading",
    "is_credit",
    "is_names",
    "is_other_section",
    "section_kind",
]
