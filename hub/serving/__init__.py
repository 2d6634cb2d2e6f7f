"""How the files of a site are served: what each is, how long it keeps, in which form it is sent."""
