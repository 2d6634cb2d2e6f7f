"""Digests of values: equal for equal values, in every process and on every machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import partial
from hashlib import blake2b
from pathlib import Path, PurePath
from re import Pattern
from types import BuiltinFunctionType, CodeType, FunctionType, MappingProxyType, MethodType, ModuleType

import msgspec
from markupsafe import Markup

SIZE = 20
"""Bytes of a digest: as many as nobody finds two values for."""
PLAIN = frozenset({type(None), bool, int, float, str, bytes})
"""Types whose values are told by themselves."""
_WRITTEN = (date, time, timedelta, PurePath, complex)
"""Types whose values are told by how they are written."""
_DEEPEST = 60
_BITS = 63


class UntoldError(Exception):
    """A value has something that no digest can tell, such as an open file; the text names its type."""


@contextmanager
def naming(what: str) -> Iterator[None]:
    """Say which part of a value it is that no digest can tell, as the people call it who wrote it."""
    try:
        yield
    except UntoldError as fault:
        message = f"{what} ({fault})"
        raise UntoldError(message) from None


def digester() -> blake2b:
    """Return what makes a digest of bytes that come in parts."""
    return blake2b(digest_size=SIZE)


def digest_of(data: bytes) -> bytes:
    """Return the digest of bytes."""
    return blake2b(data, digest_size=SIZE).digest()


def digest_of_file(path: str | None) -> bytes:
    """Return the digest of what stands in a file; nothing where there is none."""
    try:
        return digest_of(Path(path).read_bytes()) if path else b""
    except OSError:
        return b""


def digest(value: object) -> bytes:
    """Return the digest of a value: of what it holds and of what type each part is; raises `UntoldError`.

    Functions and classes are told by their names, since the sources of their modules are told elsewhere (`surroundings`);
    those without a name of their own by what they do.
    """
    return digest_of_plain(told(value))


def digest_of_plain(value: object) -> bytes:
    """Return the digest of plain data: what `told` and `data` return, in lists."""
    try:
        return digest_of(msgspec.msgpack.encode(value))
    except (UnicodeEncodeError, OverflowError):
        return digest_of(msgspec.msgpack.encode(_writable(value)))


def _writable(value: object) -> object:
    """Return plain data with numbers and texts that are written nowhere else: large ones, and those with halves of characters."""
    if isinstance(value, (list, tuple)):
        return [_writable(one) for one in value]
    if isinstance(value, int) and value.bit_length() > _BITS:
        return ["int", str(value)]
    return ["str", value.encode(errors="surrogatepass")] if isinstance(value, str) else value


def data(value: object, within: tuple[int, ...] = ()) -> object:
    """Return a value that is nothing but data as plain data; raises `UntoldError` for what can be called or has methods of its own."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if len(within) > _DEEPEST or id(value) in within:
        message = "values that are nested without end"
        raise UntoldError(message)
    inside = (*within, id(value))
    if isinstance(value, Mapping) and kind in {dict, MappingProxyType}:
        return [_name(kind), [[data(key, inside), data(one, inside)] for key, one in value.items()]]
    if isinstance(value, Iterable) and kind in {list, tuple}:
        return [_name(kind), [data(one, inside) for one in value]]
    if isinstance(value, Iterable) and kind in {set, frozenset}:
        return [_name(kind), sorted(digest_of_plain(data(one, inside)) for one in value)]
    if isinstance(value, Enum):
        return [_name(kind), data(value.value, inside)]
    if kind in {Markup, date, datetime, time, timedelta}:
        return [_name(kind), str(value)]
    raise UntoldError(_name(kind))


def told(value: object, within: tuple[int, ...] = ()) -> object:
    """Return a value as plain data, in which different values differ; raises `UntoldError`. `within` are the values around it."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if id(value) in within:
        return ["around", len(within) - within.index(id(value))]
    if len(within) > _DEEPEST:
        message = "values that are nested without end"
        raise UntoldError(message)
    inside = (*within, id(value))
    if often := _OFTEN.get(kind):
        return [often[0], often[1](value, inside)]
    for known, tell in _TELLERS:
        if isinstance(value, known):
            return [_name(kind), tell(value, inside)]
    held = getattr(value, "__dict__", None)
    if held is None or kind.__module__ in {"_io", "_thread", "socket", "threading"}:
        raise UntoldError(_name(kind))
    return [_name(kind), _mapping(held, inside)]


def _name(known: type) -> str:
    return f"{known.__module__}.{known.__qualname__}"


def _mapping(value: Mapping[object, object], within: tuple[int, ...]) -> object:
    return [[told(key, within), told(one, within)] for key, one in value.items()]


def _members(value: AbstractSet[object], within: tuple[int, ...]) -> object:
    return sorted(digest_of_plain(told(one, within)) for one in value)


def _function(value: FunctionType, within: tuple[int, ...]) -> object:
    if "<" not in value.__qualname__:
        return f"{value.__module__}.{value.__qualname__}"
    cells = [cell.cell_contents for cell in value.__closure__ or ()]
    return [value.__module__, _code(value.__code__, within), told((cells, value.__defaults__), within)]


def _code(value: CodeType, within: tuple[int, ...]) -> object:
    constants = [told(one, within) for one in value.co_consts]
    return [value.co_code, constants, list(value.co_names)]


def _method(value: object, within: tuple[int, ...]) -> object:
    return [told(getattr(value, part), within) for part in ("__func__", "__self__")]


def _sequence(value: Iterable[object], within: tuple[int, ...]) -> object:
    return [told(one, within) for one in value]


_Teller = Callable[..., object]
_OFTEN: dict[type, tuple[str, _Teller]] = {
    dict: ("builtins.dict", _mapping),
    list: ("builtins.list", _sequence),
    tuple: ("builtins.tuple", _sequence),
}
"""How values of the types that come most often are told."""
_TELLERS: tuple[tuple[type | tuple[type, ...], _Teller], ...] = (
    (str, lambda value, _: str(value)),
    (int, lambda value, _: int(value)),
    (Enum, lambda value, within: told(value.value, within)),
    (_WRITTEN, lambda value, _: str(value)),
    (Pattern, lambda value, _: [value.pattern, value.flags]),
    (ModuleType, lambda value, _: value.__name__),
    (type, lambda value, _: _name(value)),
    (FunctionType, _function),
    (BuiltinFunctionType, lambda value, _: f"{value.__module__}.{value.__qualname__}"),
    (MethodType, _method),
    (partial, lambda value, within: [told(one, within) for one in (value.func, value.args, value.keywords)]),
    (CodeType, _code),
    (Mapping, _mapping),
    (AbstractSet, _members),
    ((list, tuple, range, deque), _sequence),
)
"""How values of a type are told, the first that fits."""
