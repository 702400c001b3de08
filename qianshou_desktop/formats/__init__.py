"""Files in and out: reports on paper, Excel lists and workbooks. Knows no database and no Qt."""
