"""The field's file formats: what a ledger holds, written for other programs."""
