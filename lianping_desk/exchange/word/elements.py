"""Small pieces of WordprocessingML that python-docx has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lianping_desk.exchange.cell_text import clean_text

Element = Any
"""An lxml element; lxml has no type hints."""


def element(name: str, /, **attributes: str | int) -> Element:
    """`element("w:jc", val="center")`: attributes are of the same namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def child(parent: Element, name: str, /, **attributes: str | int) -> Element:
    """The same, put at the end of `parent`."""
    made = element(name, **attributes)
    parent.append(made)
    return made


def run(text: str, colour: str = "") -> Element:
    """A run of text in the style of its paragraph; a line break where the text has one."""
    made = element("w:r")
    if colour:
        child(child(made, "w:rPr"), "w:color", val=colour)
    for number, line in enumerate(clean_text(text).split("\n")):
        if number:
            child(made, "w:br")
        part = child(made, "w:t")
        part.text = line
        if line != line.strip():
            part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def set_fonts(properties: Element, east_asian: str) -> None:
    """One font for hanzi, letters and figures alike, in place of the template's theme fonts."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = element("w:rFonts", ascii=east_asian, hAnsi=east_asian, eastAsia=east_asian, cs=east_asian)
    properties.insert(0, fonts)


def page_number_field() -> list[Element]:
    """Runs that show the number of the page."""
    runs = []
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "1"), ("end", "")):
        made = element("w:r")
        if kind == "text":
            child(made, "w:t").text = text
        elif kind:
            child(made, "w:fldChar", fldCharType=kind)
        else:
            instruction = child(made, "w:instrText")
            instruction.text = text
            instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        runs.append(made)
    return runs
