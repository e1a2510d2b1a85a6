"""Where a form of ours carries its code: on a hidden sheet, as label and value in the first rows.

Row 1: code, row 2: unit, row 3: period code, row 4: title of the plan.
"""

FORM_SHEET = "填报信息（请勿改动）"
FORM_MARK = "科普工作台填报表"
