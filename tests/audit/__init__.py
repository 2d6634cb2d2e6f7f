"""The figures that the hub promises (safe to accept, safe to publish): each is measured here, small in a test, whole by `make audit`."""
