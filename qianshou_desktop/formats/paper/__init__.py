"""Printed forms: fonts, page frame, tables, charts, and one file a form."""
