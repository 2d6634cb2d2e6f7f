"""What the first search costs in a browser: everything that is loaded from the first key to results, and how long it takes."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from markdown import Markdown

from hub.feeds.files import data_files
from hub.feeds.searchable import searchable
from hub.indexing import Order, index
from hub.load import load
from hub.pagefind import find_pagefind
from hub.pages.address import directory_url
from hub.web.files import SCRIPT, STYLES, web_files
from tests.bench.corpus import TODAY, Corpus, spoken
from tests.chromium import CHROMIUM, FLAGS
from tests.compressed import served_compressed

SIZE = 5000
VOCABULARY = 20000
RUNS = 5
PAGE = f"""<!doctype html><html lang="en"><meta charset="utf-8"><link rel="stylesheet" href="{STYLES}">
<a class="hub-search" href="search/">Search</a><script type="module" src="{SCRIPT}"></script>"""
ASK = """async query => {
  const start = performance.now();
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "/" }));
  const until = async found => { while (!found()) await new Promise(done => setTimeout(done, 2)); };
  await until(() => document.querySelector("dialog[open] input"));
  const field = document.querySelector("dialog input");
  field.value = query;
  field.dispatchEvent(new Event("input"));
  await until(() => document.querySelector("[role=option]"));
  return performance.now() - start;
}"""
AGAIN = """async query => {
  const { search } = await import(new URL("assets/hub/js/searching.js", location.href).href);
  const start = performance.now();
  await search(query, {}, 5);
  return performance.now() - start;
}"""


def first_search(folder: Path) -> None:
    """Print the cost of the first search, in texts of a few dozen words and in texts of many."""
    kinds: dict[str, dict[str, Any]] = {"a few dozen words": {}, f"{VOCABULARY:,} words": {"words": VOCABULARY}}
    for told, more in kinds.items():
        site = folder / told.replace(" ", "-")
        _write_site(site, more)
        words = spoken(2000) if more else []
        queries = [words[300], words[1500], f"{words[300]} {words[1500]}"] if more else ["rebase", "rebase conflict"]
        print(f"\nfirst search in {SIZE:,} entries, texts of {told} (medians of {RUNS})")
        for query in queries:
            _measure(site, query)


def _write_site(site: Path, more: dict[str, Any]) -> None:
    """Write what a search loads; the other pages make no difference to it."""
    whole, _ = load(Corpus(SIZE, **more).write(), TODAY)
    hub = whole.published
    urls = {entry.path: directory_url(entry.path) for entry in hub.entries.values()}
    renderer = Markdown(extensions=["toc"])
    bodies = {entry.path: renderer.reset().convert(hub.documents[entry.id].body) for entry in hub.entries.values()}
    files = {**web_files(), **data_files(hub, urls), "index.html": PAGE}
    for path, held in files.items():
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(held if isinstance(held, bytes) else held.encode())
    program = find_pagefind("en")
    assert program, "Pagefind is not installed"
    documents = {f"{urls[path]}index.html": text for path, text in searchable(hub, bodies).items()}
    order = Order(str(program.program), program.version, hub.settings.lang, str(site / "parts"), documents)
    for path, held in index(order).items():
        place = site / "pagefind" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(held)


def _measure(site: Path, query: str) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  the other benchmarks need no browser

    times, again, loaded = [], [], {}
    sent: dict[str, int] = {}
    with served_compressed(site, sent) as address, sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(RUNS):
            page = browser.new_context().new_page()
            page.goto(address, wait_until="networkidle")
            sent.clear()
            times.append(page.evaluate(ASK, query))
            loaded = dict(sent)
            again.append(page.evaluate(AGAIN, query))
            page.context.close()
        browser.close()
    first = {path: size for path, size in loaded.items() if "pf_filter" not in path}  # kinds are counted afterwards
    print(f"  {query!r}: {sum(first.values()) / 1000:.1f} kB in {len(first)} files, {median(times):.0f} ms")
    print(f"    once more: {median(again):.0f} ms;", ", ".join(_parts(loaded)))


def _parts(loaded: dict[str, int]) -> Iterator[str]:
    named = {"pagefind.js": "pagefind.js", "wasm": "wasm", "pf_meta": "meta", "pf_index": "index"}
    named |= {"pf_fragment": "fragments", "/api/": "vocabulary", "/assets/": "scripts", "experts": "experts"}
    for mark, name in named.items():
        yield f"{name} {sum(size for path, size in loaded.items() if mark in path) / 1000:.1f}"
