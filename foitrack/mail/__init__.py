"""Mail: letters out as files that a mail program opens. Nothing here sends anything."""
