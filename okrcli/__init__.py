"""OKRs as plain YAML files in git, and a command line that makes them worth keeping."""

__version__ = "0.1.0"
