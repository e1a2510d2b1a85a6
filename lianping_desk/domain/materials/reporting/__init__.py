"""The text of the 工作进展情况汇报, chapter by chapter; `write_report` is the door."""
