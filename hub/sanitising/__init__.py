"""Which markup of authors is let through, and what is made of the rest."""
