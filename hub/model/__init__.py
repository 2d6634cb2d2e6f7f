"""What an entry is: the kinds, their fields, the settings of a hub."""
