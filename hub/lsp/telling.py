"""What the hub knows, in the words of the protocol: findings, repairs, and what can be typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from lsprotocol import types

from hub.diagnostics import Diagnostic, Severity, Span
from hub.edits import apart
from hub.graph import places
from hub.lsp.choice import Choice, Choices, Sort
from hub.lsp.desk import Desk
from hub.lsp.places import Ruler
from hub.pages.address import directory_url

_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = MappingProxyType(
    {
        Severity.ERROR: types.DiagnosticSeverity.Error,
        Severity.WARNING: types.DiagnosticSeverity.Warning,
        Severity.NOTICE: types.DiagnosticSeverity.Information,
    }
)
_SIGNS: Mapping[Sort, types.CompletionItemKind] = MappingProxyType(
    {
        Sort.FIELD: types.CompletionItemKind.Field,
        Sort.ENTRY: types.CompletionItemKind.Reference,
        Sort.WORD: types.CompletionItemKind.EnumMember,
        Sort.FILE: types.CompletionItemKind.File,
        Sort.BLOCK: types.CompletionItemKind.Keyword,
    }
)
_SHOWN = 60


class Teller:
    """Says what is on a desk in the units of one editor; `uris` are the names that the editor gave to open files."""

    def __init__(self, desk: Desk, encoding: str, uris: Mapping[str, str]) -> None:
        self.desk = desk
        self.encoding = encoding
        self.uris = uris

    def ruler(self, path: str) -> Ruler:
        """Return the ruler of a text."""
        return Ruler(self.desk.lines(path), self.encoding)

    def uri(self, path: str) -> str:
        """Return the name of a file as the editor knows it."""
        return self.uris.get(path) or self.desk.file_of(path).as_uri()

    def place(self, path: str, position: types.Position) -> Span:
        """Return a place without width."""
        line, column = self.ruler(path).place(position)
        return Span.on_line(path, line, column, 0)

    def diagnostics(self, path: str) -> list[types.Diagnostic]:
        """Return the findings of an open text."""
        ruler = self.ruler(path)
        return [self.diagnostic(one, ruler) for one in self.desk.findings(path)]

    def diagnostic(self, one: Diagnostic, ruler: Ruler) -> types.Diagnostic:
        """Return one finding: its message, and what to type on a line of its own."""
        related = [
            types.DiagnosticRelatedInformation(self.location(span), f"See also {span.path}.") for span in one.related
        ]
        site = self.desk.project.site
        rules = f"{site.rstrip('/')}/{directory_url(places.RULES)}#hub-{one.rule.name}" if site else None
        return types.Diagnostic(
            ruler.range(one.span),
            f"{one.message}\n{one.hint}" if one.hint else one.message,
            _SEVERITIES[one.severity],
            one.rule.name,
            types.CodeDescription(rules) if rules else None,
            "hub",
            related_information=related or None,
        )

    def location(self, span: Span) -> types.Location:
        """Return a place in any file of the content."""
        return types.Location(self.uri(span.path), self.ruler(span.path).range(span))

    def repairs(self, path: str, span: types.Range) -> Iterator[types.CodeAction]:
        """Yield what mends findings that touch a range, one by one, then all of the file at once."""
        ruler = self.ruler(path)
        mendable = [one for one in self.desk.findings(path) if one.replacement is not None]
        for one in mendable:
            place = ruler.range(one.span)
            if _key(place.start) <= _key(span.end) and _key(span.start) <= _key(place.end):
                yield types.CodeAction(
                    _title(one.replacement or ""),
                    types.CodeActionKind.QuickFix,
                    [self.diagnostic(one, ruler)],
                    is_preferred=one.safe,
                    edit=self._edit(path, [one], ruler),
                )
        if safe := [one for one in mendable if one.safe]:
            title = "Mend all in this file that has one right answer"
            yield types.CodeAction(title, types.CodeActionKind.SourceFixAll, edit=self._edit(path, safe, ruler))

    def _edit(self, path: str, mended: Iterable[Diagnostic], ruler: Ruler) -> types.WorkspaceEdit:
        texts = _edits(mended, ruler)
        return types.WorkspaceEdit({self.uri(path): list(texts)})

    def completions(self, path: str, at: Span, choices: Choices) -> types.CompletionList:
        """Return what can be typed in the place of the text from where the choices begin to the cursor."""
        place = self.ruler(path).range(Span(path, at.line, choices.start, at.line, at.column))
        items = [_item(one, number, place) for number, one in enumerate(choices.found)]
        return types.CompletionList(is_incomplete=not choices.whole, items=items)


def _edits(mended: Iterable[Diagnostic], ruler: Ruler) -> Iterator[types.TextEdit]:
    """Yield edits in the order of their places, without those that touch an earlier one."""
    starts = _starts(ruler.lines)
    texts = (
        (starts[one.span.line - 1] + one.span.column - 1, starts[one.span.end_line - 1] + one.span.end_column - 1, one)
        for one in mended
    )
    spans = {(start, stop): one for start, stop, one in reversed(list(texts))}
    for start, stop, text in apart((*place, one.replacement or "") for place, one in spans.items()):
        yield types.TextEdit(ruler.range(spans[start, stop].span), text)


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _title(text: str) -> str:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"Write {shown}" if text else "Delete it"


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _item(one: Choice, number: int, place: types.Range) -> types.CompletionItem:
    return types.CompletionItem(
        one.label,
        kind=_SIGNS[one.sort],
        detail=one.detail or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, one.about) if one.about else None,
        sort_text=f"{number:04}",
        filter_text=f"{one.label} {one.found_by}".strip(),
        text_edit=types.TextEdit(place, one.text),
    )
