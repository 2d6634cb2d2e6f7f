"""Reading: text becomes documents, documents become entries."""
