"""`hub upload`: put a published site onto an S3-compatible bucket."""

from pathlib import Path

import click

from hub.disk import ProjectError
from hub.uploading.published import published

_NEEDED = frozenset({"obstore"})
_PATIENCE = 30.0


@click.command("upload", short_help="Put a published site onto an S3-compatible bucket.")
@click.argument("site", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.argument("address", metavar="URL")
@click.option(
    "--endpoint",
    metavar="URL",
    envvar=["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT"],
    help="Where the store is, unless it is Amazon's; else AWS_ENDPOINT_URL.",
)
@click.option(
    "--patience",
    metavar="SECONDS",
    type=click.FloatRange(0.1, 3600),
    default=_PATIENCE,
    show_default=True,
    help="Unheard of for so long, this upload counts as dead.",
)
@click.pass_obj
def command(folder: Path, site: Path, address: str, endpoint: str | None, patience: float) -> None:
    """Put a site that `hub publish` made in DIR onto a bucket, at s3://bucket/prefix.

    Only what differs is sent: first what pages load, then pages, then what leads to them; what is no longer there is deleted
    last. So the site works all the time. If the upload is stopped, the next one goes on. Keys and region come from
    AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION.
    """
    try:
        from hub.uploading.bucket import bucket_at  # noqa: PLC0415  what it needs is an extra of the package
        from hub.uploading.upload import upload  # noqa: PLC0415  the same
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] not in _NEEDED:
            raise
        message = 'uploading needs obstore; type: pip install "mkdocs-peerhub[s3]"'
        raise ProjectError(message) from None
    found = published(folder / site)
    done = upload(found, bucket_at(address, endpoint, patience), patience, lambda text: click.echo(text, err=True))
    sent, deleted = (sum(map(len, rounds)) for rounds in (done.send, done.delete))
    click.echo(f"{'1 file' if sent == 1 else f'{sent} files'} sent, {deleted} deleted, {len(done.same)} as they were.")
