"""A page with every feature for authors, and the switch by which it is seen before it is cleaned."""
