#!/usr/bin/env python3
"""Uses index.html and map.svg as readers do: in Chromium, with mouse, keys and fingers, and without a network.

usage: page_test.py CASEATLAS GEODATA

Everything that a browser complains of fails a test, and so does every request but that for the page.
"""
import contextlib
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import traceback

import axe_playwright_python
from PIL import Image
from playwright.sync_api import sync_playwright

CASEATLAS, GEODATA = sys.argv[1], sys.argv[2]
OUTCOMES = ["successful", "unsuccessful", "pending", "unknown"]
AXE = (pathlib.Path(list(axe_playwright_python.__path__)[0]) / "axe.min.js").read_text(encoding="utf-8")
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def equal(seen, wanted, what):
    assert seen == wanted, f"{what}: {str(seen)[:400]} is not {str(wanted)[:400]}"


def until(condition, trouble, seconds=10):
    """Waits for what comes to pass; the page's policy lets the browser evaluate no condition of ours."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, trouble
        time.sleep(0.02)


class Export:
    """A folder of exports, and what its layers say."""

    def __init__(self, folder, *arguments):
        self.folder = pathlib.Path(folder)
        command = [CASEATLAS, "export", "-o", folder, "--geodata", GEODATA, "--quiet", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def layer(self, name):
        features = json.loads((self.folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
        return [feature["properties"] for feature in features]

    def timeline(self):
        return list(csv.DictReader(io.StringIO((self.folder / "timeline.csv").read_text(encoding="utf-8"))))


class Reader:
    """A browser window with the page, which may ask for nothing else."""

    def __init__(self, browser, export, address="", **options):
        options.setdefault("viewport", {"width": 1200, "height": 1000})
        self.context = browser.new_context(offline=True, **options)
        self.troubles = []
        self.file = (export.folder / "index.html").as_uri()
        self.context.route("**/*", self._route)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.troubles.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("popup", lambda popup: self.troubles.append(f"window: {popup.url}"))
        self.page.goto(self.file + address)

    def _route(self, route):
        if route.request.url.split("#")[0] == self.file:
            route.continue_()
        else:
            self.troubles.append(f"request: {route.request.url}")
            route.abort()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            equal(self.troubles, [], "what the browser complains of")
        self.context.close()

    def text(self, selector):
        return self.page.locator(selector).inner_text()

    def hash(self):
        return self.page.evaluate("location.hash")

    def table(self):
        """The rows that are seen: for each country its numbers."""
        rows = self.page.eval_on_selector_all(
            "#rows tr:not([hidden])", "rows => rows.map(row => [...row.children].map(cell => cell.innerText.trim()))")
        return {row[0]: row[1:] for row in rows}

    def rings(self):
        """The symbols that are seen: for each its label and the radius of its ring on the screen."""
        return self.page.evaluate(
            """() => [...document.querySelectorAll('[data-symbol]:not([display])')].map(symbol => {
                 const box = symbol.querySelector('.ring').getBoundingClientRect()
                 return [symbol.getAttribute('aria-label'), Math.round(box.width * 10) / 20]})""")


def counts(properties):
    return [str(properties["attempted"])] + [str(properties[outcome]) for outcome in OUTCOMES]


def numbers(table):
    """The table without its rates."""
    return {name: cells[:5] for name, cells in table.items()}


@test
def the_table_says_what_the_layers_say(browser, shipped):
    with Reader(browser, shipped) as reader:
        symbols = {row["name"]: counts(row) for row in shipped.layer("symbols")}
        equal(numbers(reader.table()), symbols, "the table")
        total = sum(row["attempted"] for row in shipped.layer("countries"))
        assert f"{total} attempted" in reader.text("#summary"), reader.text("#summary")
        rates = {row["name"]: row["success_rate"] for row in shipped.layer("symbols")}
        for name, cells in reader.table().items():
            wanted = "–" if rates[name] is None else f"{rates[name]:.0%}"
            if rates[name] is None or abs(rates[name] * 100 % 1 - 0.5) > 0.1:
                equal(cells[5], wanted, f"the rate of {name}")


@test
def each_year_says_what_the_timeline_says(browser, shipped):
    rows = [row for row in shipped.timeline() if row["year"]]
    years = sorted({row["year"] for row in rows})
    with Reader(browser, shipped) as reader:
        reader.page.locator("#year").focus()
        for year in years:
            reader.page.keyboard.press("ArrowRight")
            equal(reader.text("#year-output"), year, "the year")
            wanted = {row["country"]: counts(row) for row in rows if row["year"] == year}
            equal(numbers(reader.table()), wanted, f"the table of {year}")
            equal(len(reader.rings()), len(wanted), f"the symbols of {year}")
            assert f"year={year}" in reader.hash(), reader.hash()


@test
def outcomes_and_methods_filter(browser, shipped):
    with Reader(browser, shipped) as reader:
        reader.page.locator("summary", has_text="Outcome").click()
        reader.page.get_by_label("Unsuccessful", exact=True).uncheck()
        wanted = {}
        for row in shipped.layer("symbols"):
            left = row["attempted"] - row["unsuccessful"]
            if left > 0:
                wanted[row["name"]] = [str(left), str(row["successful"]), "0", str(row["pending"]), str(row["unknown"])]
        equal(numbers(reader.table()), wanted, "the table without unsuccessful cases")
        reader.page.get_by_label("Unsuccessful", exact=True).check()
        reader.page.locator("summary", has_text="Method").click()
        boxes = reader.page.locator("input[name=method]")
        for number in range(boxes.count()):
            boxes.nth(number).uncheck()
        reader.page.get_by_label("Extradition", exact=True).check()
        wanted = {row["name"]: str(row["method_extradition"]) for row in shipped.layer("symbols") if row["method_extradition"]}
        equal({name: cells[0] for name, cells in reader.table().items()}, wanted, "the table of extraditions")


@test
def the_areas_of_rings_are_as_the_counts(browser, shipped):
    symbols = shipped.layer("symbols")
    unit = 8
    with Reader(browser, shipped) as reader:
        for label, radius in reader.rings():
            row = next(row for row in symbols if label.startswith(row["name"] + ":"))
            wanted = max(6, unit * row["attempted"] ** 0.5) / 2
            assert abs(radius - wanted) < 0.8, f"{label}: a radius of {radius}, wanted {wanted}"
        reader.page.get_by_label("Success rate", exact=True).check()
        equal(reader.rings(), [], "symbols when rates are shown")
        reader.page.get_by_label("Successful", exact=True).first.check()
        wanted = sum(1 for row in symbols if row["successful"] > 0)
        equal(len(reader.rings()), wanted, "symbols of successful cases")


@test
def a_click_shows_a_country_and_the_address_keeps_it(browser, shipped):
    with Reader(browser, shipped) as reader:
        row = max(shipped.layer("symbols"), key=lambda row: row["attempted"])
        reader.page.locator(f"[data-symbol][aria-label^='{row['name']}:']").click()
        equal(reader.text("#country h3"), row["name"], "the country")
        assert f"{row['attempted']} attempted" in reader.text("#country"), reader.text("#country")
        for method, count in ((key, value) for key, value in row.items() if key.startswith("method_")):
            found = len(re.findall(rf"(?m)^(Extradition|Deportation|Abduction).*: {count}$", reader.text("#country")))
            assert count == 0 or method not in ("method_extradition", "method_deportation") or found, method
        reader.page.get_by_label("Cases by destination", exact=True).check()
        reader.page.locator("th[data-sort=country] button").click()
        address = reader.hash()
        assert f"country={row['iso_a3']}" in address and "routes=1" in address and "sort=country" in address, address
        table = list(reader.table())
        equal(table, sorted(table, key=str.casefold), "the table by name")
    with Reader(browser, shipped, address) as again:
        equal(again.text("#country h3"), row["name"], "the country of the address")
        equal(list(again.table()), table, "the table of the address")
        equal(again.hash(), address, "the address")
        again.page.locator("#reset").click()
        equal(again.hash(), "", "the address after a reset")


@test
def keys_alone_do_everything(browser, shipped):
    with Reader(browser, shipped) as reader:
        page = reader.page
        page.keyboard.press("Tab")
        equal(page.evaluate("document.activeElement.className"), "skip", "the first stop")
        page.keyboard.press("Enter")
        equal(page.evaluate("document.activeElement.id"), "numbers", "where the skip link leads")
        page.locator("#map").focus()
        page.keyboard.press("+")
        page.keyboard.press("ArrowLeft")
        until(lambda: "at=" in reader.hash(), "the address has no place")
        before = page.locator("#world").get_attribute("transform")
        page.keyboard.press("ArrowLeft")
        assert page.locator("#world").get_attribute("transform") != before, "an arrow does not move the map"
        page.keyboard.press("0")
        equal(page.locator("#world").get_attribute("transform"), "translate(0 0) scale(1)", "the map after 0")
        page.keyboard.press("Enter")
        first = page.evaluate("document.activeElement.getAttribute('aria-label')")
        page.keyboard.press("ArrowRight")
        second = page.evaluate("document.activeElement.getAttribute('aria-label')")
        assert first and second and first != second, (first, second)
        equal(reader.text("#country h3"), second.split(":")[0], "the country that has the focus")
        page.keyboard.press("Enter")
        assert "country=" in reader.hash(), reader.hash()
        page.keyboard.press("Escape")
        equal(reader.hash(), "", "the address after Escape")
        equal(page.evaluate("document.activeElement.id"), "map", "the focus after Escape")


@test
def the_mouse_moves_the_map_within_its_frame(browser, shipped):
    with Reader(browser, shipped) as reader:
        page = reader.page
        box = page.locator("#map").bounding_box()
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.move(*middle)
        for _ in range(4):
            page.mouse.wheel(0, -300)
        world = page.locator("#world")
        until(lambda: "scale(1)" not in world.get_attribute("transform"), "the wheel does not move the map")
        before = page.locator("#world").get_attribute("transform")
        page.mouse.down()
        page.mouse.move(middle[0] + 120, middle[1] + 60, steps=4)
        page.mouse.up()
        assert page.locator("#world").get_attribute("transform") != before, "dragging does not move the map"
        equal("country=" in reader.hash(), False, "a country was chosen by dragging")
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] + 5000, middle[1] + 5000, steps=4)
        page.mouse.up()
        sea = page.locator("#sea").bounding_box()
        assert sea["x"] <= box["x"] + 1 and sea["y"] <= box["y"] + 1, ("the map left its frame", sea, box)
        page.locator("#farther").click(click_count=12)
        equal(page.locator("#world").get_attribute("transform"), "translate(0 0) scale(1)", "the map from afar")


@test
def a_finger_shows_a_country(browser, shipped):
    options = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
    with Reader(browser, shipped, **options) as reader:
        row = max(shipped.layer("symbols"), key=lambda row: row["attempted"])
        reader.page.locator(f"[data-symbol][aria-label^='{row['name']}:']").tap()
        equal(reader.text("#country h3"), row["name"], "the country")
        width = reader.page.evaluate("document.documentElement.scrollWidth")
        equal(width, 360, "how wide the page is")


@test
def it_plays_the_years(browser, shipped):
    years = sorted({int(row["year"]) for row in shipped.timeline() if row["year"]})
    with Reader(browser, shipped) as reader:
        reader.page.locator("#play").click()
        for year in years[:3]:
            until(lambda: reader.text("#year-output") == str(year), f"the player does not come to {year}")
        reader.page.locator("#play").click()
        stopped = reader.text("#year-output")
        reader.page.wait_for_timeout(1300)
        equal(reader.text("#year-output"), stopped, "the year after a pause")


@test
def there_is_ink_where_countries_with_cases_lie(browser, shipped):
    for scheme in ("light", "dark"):
        with Reader(browser, shipped, color_scheme=scheme) as reader:
            box = reader.page.locator("#map").bounding_box()
            image = Image.open(io.BytesIO(reader.page.screenshot())).convert("RGB")
            paper = image.getpixel((int(box["x"]) + 8, int(box["y"]) + 8))
            places = reader.page.evaluate(
                """() => [...document.querySelectorAll('[data-symbol]')].map(symbol => {
                     const box = symbol.getBoundingClientRect()
                     return [symbol.getAttribute('aria-label'), box.left, box.top, box.width, box.height]})""")
            for label, left, top, width, height in places:
                part = image.crop((int(left), int(top), int(left + width) + 1, int(top + height) + 1))
                pixels = [part.getpixel((x, y)) for x in range(part.width) for y in range(part.height)]
                far = sum(1 for pixel in pixels if sum(abs(a - b) for a, b in zip(pixel, paper)) > 120)
                assert far >= 8, f"{label}: {far} pixels of ink in {scheme}"


@test
def cases_are_told_by_shape_and_by_colour(browser, shipped):
    with Reader(browser, shipped) as reader:
        reader.page.get_by_label("Positions of cases, generalised", exact=True).check()
        shapes = reader.page.evaluate(
            """() => OUTCOMES.map(outcome => [...document.querySelectorAll(`#cases [data-outcome="${outcome}"]`)].map(path => {
                 const style = getComputedStyle(path)
                 return [style.strokeLinecap, style.strokeWidth, path.getAttribute('d').split('M').length - 1]}))"""
            .replace("OUTCOMES", str(list(range(len(OUTCOMES))))))
        equal(len({str([dot[:2] for dot in shape]) for shape in shapes}), len(OUTCOMES), "different shapes")
        wanted = [sum(1 for row in shipped.layer("cases") if row["outcome"] == outcome) for outcome in OUTCOMES]
        equal([shape[0][2] for shape in shapes], wanted, "dots")


@test
def axe_finds_nothing(browser, shipped):
    views = [
        {"viewport": {"width": 1200, "height": 1000}}, {"viewport": {"width": 1200, "height": 1000}, "color_scheme": "dark"},
        {"viewport": {"width": 360, "height": 740}}, {"viewport": {"width": 320, "height": 256}},
    ]
    for view in views:
        for address in ("", "#country=THA&routes=1&cases=1"):
            with Reader(browser, shipped, address, bypass_csp=True, **view) as reader:
                reader.page.locator("summary", has_text="Method").click()
                reader.page.evaluate(AXE)
                found = reader.page.evaluate(
                    "axe.run(document).then(run => run.violations.map(each => [each.id, each.nodes[0].html.slice(0, 120)]))")
                equal(found, [], f"axe at {view} {address}")
                equal(reader.page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0"), True, f"width at {view}")


@test
def it_is_complete_without_a_script(browser, shipped):
    with Reader(browser, shipped, java_script_enabled=False) as reader:
        first = max(shipped.layer("symbols"), key=lambda row: row["attempted"])
        assert first["name"] in reader.text("tbody tr:first-child"), reader.text("tbody tr:first-child")
        equal(reader.page.locator("#controls").is_visible(), False, "controls without a script")
        equal(reader.page.locator("#map").is_visible(), True, "the map without a script")
        equal(reader.page.locator("[data-symbol]").count(), len(shipped.layer("symbols")), "symbols")


@test
def it_prints_map_and_table_without_controls(browser, shipped):
    with Reader(browser, shipped) as reader:
        reader.page.emulate_media(media="print")
        equal(reader.page.locator("#controls").is_visible(), False, "controls on paper")
        equal(reader.page.locator("#map").is_visible() and reader.page.locator("table").is_visible(), True, "map and table")


@test
def whatever_stands_in_the_data_stays_text(browser, shipped):
    probes = [
        "<script>window.hit=1</script>", "</script><script>window.hit=1</script>", "<img src=x onerror=window.hit=1>",
        "javascript:window.hit=1", "\" onfocus=\"window.hit=1\" autofocus=\"", "a\u2028b\u2029c", "<!--", "${window.hit=1}",
        "]]></style><svg onload=window.hit=1>",
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cases.csv"
        fields = ["case_id", "date", "country", "longitude", "latitude", "method", "outcome", "persons", "source_url", "notes"]
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(fields)
            for number, probe in enumerate(probes):
                writer.writerow([f"{probe}{number}", "2015", "THA", "100.5", "13.7", "extradition", "successful", 1, probe, probe])
                writer.writerow([f"b{number}", probe, "THA", probe, probe, probe, probe, probe, "https://example.org/" + probe, probe])
        area = {"type": "Polygon", "coordinates": [[[95, 5], [110, 5], [110, 20], [95, 20], [95, 5]]]}
        countries = pathlib.Path(folder) / "areas.geojson"
        for probe in probes:
            feature = {"type": "Feature", "properties": {"iso_a3": "THA", "name": probe}, "geometry": area}
            countries.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
            export = Export(
                f"{folder}/out", str(path), "--countries", str(countries), "--keep", "notes", "--title", probe,
                "--subtitle", probe, "--destination", "THA")
            with Reader(browser, export, "#country=THA&cases=1") as reader:
                equal(reader.page.evaluate("window.hit ?? null"), None, f"what ran of {probe!r}")
                equal(reader.text("h1").split(), probe.split(), "the title")
                equal(reader.text("#country h3").split(), probe.split(), "the country")
                for link in reader.page.locator("#country a").all():
                    address, rel = link.get_attribute("href"), link.get_attribute("rel")
                    assert address.startswith("https://example.org/") and rel == "noopener noreferrer", (address, rel)
                reader.page.mouse.move(400, 500)
                reader.page.evaluate("document.querySelectorAll('button,summary').forEach(each => each.click())")
                equal(reader.page.evaluate("window.hit ?? null"), None, f"what ran of {probe!r} after clicks")
                handlers = reader.page.evaluate(
                    "[...document.querySelectorAll('*')].filter(each => [...each.attributes]"
                    ".some(({name, value}) => /^on/i.test(name) || /^(href|src|action)$/.test(name) && /^\\s*javascript:/i.test(value)))"
                    ".length")
                equal(handlers, 0, f"handlers and links made of {probe!r}")


@test
def names_from_right_to_left_are_intact(browser, shipped):
    with tempfile.TemporaryDirectory() as folder:
        export = Export(folder + "/out", "--language", "ar")
        with Reader(browser, export) as reader:
            equal(reader.page.evaluate("document.documentElement.dir"), "rtl", "the direction")
            equal("تايلاند" in reader.text("#rows"), True, "Thailand in Arabic")
            equal(reader.page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0"), True, "the width")


@test
def more_cases_than_can_be_shown_are_summed(browser, shipped):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cases.csv"
        rows = ["case_id,date,country,longitude,latitude,outcome"]
        rows += [f"c{n},{2000 + n % 20},THA,{99 + n % 40 / 10:.1f},{14 + n % 30 / 10:.1f},successful" for n in range(10_001)]
        path.write_text("\n".join(rows) + "\n")
        export = Export(folder + "/out", str(path))
        with Reader(browser, export) as reader:
            equal(reader.page.locator("#show-cases").count(), 0, "a switch for single cases")
            assert "10,000" in reader.text("main"), "the page does not say that it shows sums"
            equal(reader.table()["Thailand"][0], "10001", "the cases of Thailand")


@test
def the_picture_opens_in_a_browser(browser, shipped):
    for name in ("map.svg", "years.svg"):
        context = browser.new_context(offline=True, viewport={"width": 1200, "height": 900})
        page = context.new_page()
        troubles = []
        page.on("console", lambda message: troubles.append(message.text))
        page.goto((shipped.folder / name).as_uri())
        image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        equal(troubles, [], f"what the browser says of {name}")
        assert len(image.getcolors(1 << 24)) > 30, f"{name} is empty"
        context.close()


def main():
    failures = 0
    with contextlib.ExitStack() as stack:
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path="/usr/bin/chromium", headless=True, args=["--no-sandbox", "--force-color-profile=srgb"])
        stack.callback(browser.close)
        shipped = Export(stack.enter_context(tempfile.TemporaryDirectory()) + "/out")
        for function in TESTS:
            name = function.__name__.replace("_", " ")
            try:
                function(browser, shipped)
                print(f"passed: {name}", flush=True)
            except Exception:
                failures += 1
                print(f"FAILED: {name}\n{traceback.format_exc()}", flush=True)
    print(f"{len(TESTS) - failures} of {len(TESTS)} tests in the browser passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
