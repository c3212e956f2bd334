"""Says what is wrong with a workspace, and what could be better: rules, choices, suppressions, formats."""
