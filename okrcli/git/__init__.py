"""Everything that needs git; the only user of subprocesses."""

from okrcli.git.person import Person, who
from okrcli.git.revision import Revision, workspace_at

__all__ = ["Person", "Revision", "who", "workspace_at"]
