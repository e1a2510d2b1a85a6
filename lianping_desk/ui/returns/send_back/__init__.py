"""退回: she chooses the cells that go back and says why; the marked workbook is written for the unit."""
