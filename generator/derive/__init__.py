"""Every question answered once: pure functions of the directory and a day."""
