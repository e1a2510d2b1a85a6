"""How the sheets of a SpreadsheetML 2003 workbook look: widths and heights."""

from xml.etree.ElementTree import Element

from lianping_desk.exchange.looks.sheet_look import WIDEST_COLUMN, Looks, SheetLook, pixels_of_points
from lianping_desk.exchange.opening.xml_parts import attribute, children, elements


def xml2003_looks(content: bytes) -> Looks:
    return {attribute(sheet, "Name"): _look(sheet) for _, sheet in elements(content, frozenset({"Worksheet"}))}


def _look(sheet: Element) -> SheetLook:
    look = SheetLook()
    for table in children(sheet, "Table"):
        column = 0
        for definition in children(table, "Column"):
            column = int(attribute(definition, "Index") or column + 1)
            width = attribute(definition, "Width")
            for _ in range(min(int(attribute(definition, "Span") or 0), WIDEST_COLUMN) + 1):
                if width:
                    look.widths[column] = pixels_of_points(float(width))
                column += 1
            column -= 1
        row = 0
        for line in children(table, "Row"):
            row = int(attribute(line, "Index") or row + 1)
            height = attribute(line, "Height")
            if height:
                look.heights[row] = pixels_of_points(float(height))
            row += int(attribute(line, "Span") or 0)
    return look
