"""The use cases: `Workspace` is the one object that the window and the command line hold."""
