"""Speed and memory: scripts run by hand, `python -m tests.bench`."""
