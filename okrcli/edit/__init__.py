"""Changes to the files: one file per intent; each makes a ChangeSet, which is preview and write in one."""
