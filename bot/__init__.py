"""The doors: everything that meets DingTalk, a browser, a terminal or the operating system."""
