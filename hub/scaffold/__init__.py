"""What the hub writes for people to begin with: new entries, new hubs."""
