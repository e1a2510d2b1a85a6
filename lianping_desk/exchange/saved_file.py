"""The finished bytes of a workbook or a document."""

from collections.abc import Callable
from io import BytesIO


def saved_file(save: Callable[[BytesIO], object]) -> bytes:
    """What `save` writes, made in memory.

    openpyxl and python-docx leave their zip archive open when a full disk cuts it short; Python then complains with a
    traceback on the console, whatever sentence she was given.
    """
    content = BytesIO()
    save(content)
    return content.getvalue()
