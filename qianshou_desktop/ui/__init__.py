"""What is seen: screens in Qt. They reach the data through the desk alone."""
