"""`python -m hub.cli` is `hub`."""

from hub.cli.main import main

main()
