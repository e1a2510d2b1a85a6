"""Meeting materials as workbooks, ready to print."""
