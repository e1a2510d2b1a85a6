"""填报表: the workbook that goes out to a unit, filled in as far as the desk knows."""

from lianping_desk.exchange.forms.content import FormBase, FormContent, FormIndicator, FormTask
from lianping_desk.exchange.forms.write_form import form_file_name, write_form

__all__ = ["FormBase", "FormContent", "FormIndicator", "FormTask", "form_file_name", "write_form"]
