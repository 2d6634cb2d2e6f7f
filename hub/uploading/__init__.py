"""A published site, brought to where it is served from: an S3-compatible bucket."""
