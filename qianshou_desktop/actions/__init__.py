"""What can be done: functions that read or change records."""
