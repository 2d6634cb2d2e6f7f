"""Templates that stay compiled from test to test: compiling them takes half the time of building a small site.

Only in copies of the runner, each of which builds one site and ends. `hub-turbo` itself keeps no code in files.
"""

from hashlib import blake2b
from tempfile import TemporaryDirectory

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


class Compiled(FileSystemBytecodeCache):
    """Tells templates apart by their sources, and by all that a hook may change of how they are compiled."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return what jinja2 reads code from, and writes it to."""
        held = (environment.filters, environment.tests, environment.globals, environment.policies)
        options = (environment.autoescape, environment.finalize, environment.trim_blocks, environment.lstrip_blocks)
        told = repr((name, filename, source, options, sorted(environment.extensions), [sorted(part) for part in held]))
        key = blake2b(told.encode(errors="surrogatepass")).hexdigest()
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket


def keep() -> None:
    """Keep compiled templates in this process, which is to be a copy of another one."""
    make = Theme.get_env

    def get_env(theme: Theme) -> Environment:
        env = make(theme)
        env.bytecode_cache = _COMPILED
        return env

    Theme.get_env = get_env  # type: ignore[method-assign]  this process ends with the build


_FOLDER = TemporaryDirectory(prefix="compiled-")
_COMPILED = Compiled(_FOLDER.name)
