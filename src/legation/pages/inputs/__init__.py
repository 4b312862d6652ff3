"""The kinds of files that pages come in: archives, mailboxes, feeds, records, PDF. Takes a Source; gives Documents, Rejects, Skipped."""
