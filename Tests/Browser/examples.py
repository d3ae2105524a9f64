#!/usr/bin/env python3
"""Opens the pages of docs/examples in headless Chromium and looks whether they draw.

usage: examples.py EXPORTS [--png FOLDER] [LIBRARY=FILE ...]

A library is a file that the pages load, such as leaflet.js=/usr/share/javascript/leaflet/leaflet.js; a page whose
libraries are not all there fails. Needs playwright, Pillow and chromium. The
pages and the exports are served from 127.0.0.1; a request to anywhere else, an error of a script, a message on the
console that is an error, and a page without the colours of the legend are failures.
"""
import argparse
import functools
import http.server
import io
import json
import os
import pathlib
import re
import shutil
import sys
import threading

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOUND = {
    "leaflet.js": "/usr/share/javascript/leaflet/leaflet.js",
    "leaflet.css": "/usr/share/javascript/leaflet/leaflet.css",
    "d3-array.js": "/usr/share/nodejs/d3-array/dist/d3-array.js",
    "d3-geo.js": "/usr/share/nodejs/d3-geo/dist/d3-geo.js",
}
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
         "--force-color-profile=srgb"]


class Server(http.server.SimpleHTTPRequestHandler):
    """The examples and the exports at the paths that they have in the repository, libraries wherever they are."""

    libraries: dict = {}
    exports = ""

    def translate_path(self, path):
        path = path.split("?")[0]
        if path.startswith("/docs/examples/lib/"):
            return self.libraries.get(path.rsplit("/", 1)[1], "/nonexistent")
        if path.startswith("/exports/"):
            return os.path.join(self.exports, path.rsplit("/", 1)[1])
        return super().translate_path(path)

    def do_GET(self):
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


def share_of_colour(picture, colour):
    """Which part of a picture has a colour, give or take what smoothing does to it."""
    wanted = [int(colour[place:place + 2], 16) for place in (1, 3, 5)]
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    seen = image.getcolors(image.width * image.height)
    near = sum(count for count, pixel in seen if all(abs(a - b) <= 3 for a, b in zip(pixel, wanted)))
    return near / (image.width * image.height)


def look(browser, base, page_file, legend, folder):
    """What is wrong with a page, in sentences."""
    troubles = []
    context = browser.new_context(viewport={"width": 1000, "height": 600})
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("console", lambda m: troubles.append(f"console: {m.text}") if m.type == "error" else None)

    def only_here(route):
        if route.request.url.startswith((base, "blob:", "data:")):
            route.continue_()
        else:
            troubles.append(f"asks for {route.request.url}")
            route.abort()

    page.route("**/*", only_here)
    page.goto(f"{base}docs/examples/{page_file.name}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2500)
    picture = page.screenshot()
    if folder:
        (folder / f"{page_file.stem}.png").write_bytes(picture)
    countries = next(layer for layer in legend["layers"] if layer["layer"] == "countries")["entries"]
    symbols = next(layer for layer in legend["layers"] if layer["layer"] == "symbols")
    # Countries without and with cases, and the discs of the symbols.
    for name, colour, least in [
        ("countries without a case", next(e["color"] for e in countries if e["key"] == "none"), 0.05),
        ("countries with cases", next(e["color"] for e in countries if e["key"] == "few"), 0.01),
        ("successes", symbols["successful"]["color"], 0.0005),
    ]:
        share = share_of_colour(picture, colour)
        if share < least:
            troubles.append(f"{name} ({colour}) take {share:.4f} of the picture, at least {least} is wanted")
    context.close()
    return troubles


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("exports")
    parser.add_argument("libraries", nargs="*", help="LIBRARY=FILE")
    parser.add_argument("--png", type=pathlib.Path)
    arguments = parser.parse_intermixed_args()
    libraries = dict(FOUND, **dict(pair.split("=", 1) for pair in arguments.libraries))
    Server.libraries = {name: path for name, path in libraries.items() if os.path.exists(path)}
    Server.exports = os.path.abspath(arguments.exports)
    legend = json.loads(pathlib.Path(arguments.exports, "legend.json").read_text(encoding="utf-8"))
    if arguments.png:
        arguments.png.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=str(ROOT)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/"
    failed = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=FLAGS)
        for page in sorted((ROOT / "docs" / "examples").glob("*.html")):
            wanted = re.findall(r'"lib/([^"]+)"', page.read_text(encoding="utf-8"))
            missing = [name for name in wanted if name not in Server.libraries]
            if missing:
                failed = True
                print(f"FAILED: {page.name}: no {', '.join(missing)}")
                continue
            troubles = look(browser, base, page, legend, arguments.png)
            failed = failed or bool(troubles)
            print("\n".join([f"{'FAILED:' if troubles else 'passed:'} {page.name}"] + [f"  {trouble}" for trouble in troubles]))
        browser.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
