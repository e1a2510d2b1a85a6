"""Write meeting materials as one Word document."""

from datetime import datetime, time
from pathlib import Path

import docx
from docx.document import Document

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.leaves.lay import material_name
from lianping_desk.domain.materials.pack import Pack
from lianping_desk.exchange.cell_text import clean_text
from lianping_desk.exchange.saved_file import saved_file
from lianping_desk.exchange.word.document_writer import DocumentWriter
from lianping_desk.exchange.word.materials import write_cover, write_material
from lianping_desk.exchange.word.sections import number_pages
from lianping_desk.exchange.word.styles import set_language, set_up_styles
from lianping_desk.safe_files import write_bytes


def write_document(target: Path, pack: Pack, progress: Progress = no_progress) -> Path:
    """A section for each leaf, behind a cover where there are several materials; returns where the file is.

    Beside `target` when that is open elsewhere. DeskError when it cannot be written.
    """
    document = docx.Document()
    set_up_styles(document)
    set_language(document)
    writer = DocumentWriter(document, pack.layout.wide)
    if pack.has_cover:
        write_cover(writer, pack)
    for number, material in enumerate(pack.materials):
        progress(number, len(pack.materials), material_name(material))
        write_material(writer, material, pack)
    number_pages(document)
    _describe(document, pack)
    return write_bytes(target, saved_file(document.save))


def _describe(document: Document, pack: Pack) -> None:
    """What the file says about itself, in place of what the template says."""
    about, heading = document.core_properties, pack.heading
    about.title, about.author, about.last_modified_by = clean_text(heading.title), clean_text(heading.office), ""
    about.comments, about.subject = "", clean_text(heading.plan_title)
    about.created = about.modified = datetime.combine(heading.made_on, time())
