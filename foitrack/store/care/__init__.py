"""Care of a store: backup and restore, the doctor, forgetting, copying and merging."""
