"""The HTTP service and its plain page."""
