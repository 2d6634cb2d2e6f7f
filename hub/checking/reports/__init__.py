"""How findings are reported, one module for each form."""
