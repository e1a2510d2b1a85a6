"""Long tables: columns as wide as their content asks, headings and group labels repeated on every page, no row cut."""

from lianping_desk.reports.table.block import Table
from lianping_desk.reports.table.spec import Band, Cell, CellAlign, Column, Row, TableStyle

__all__ = ["Band", "Cell", "CellAlign", "Column", "Row", "Table", "TableStyle"]
