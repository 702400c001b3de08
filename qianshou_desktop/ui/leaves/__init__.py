"""What stands in the tabs of the pages: lists with forms, and sights that are read."""
