#!/usr/bin/env python3
"""Measures how long the script of index.html works, and prints a table for docs/performance.md.

usage: page_speed.py FOLDER [ROUNDS]
"""
import pathlib
import statistics
import sys

from playwright.sync_api import sync_playwright

STEP = """() => { const year = document.querySelector('#year'), times = []
  for (let step = 1; step <= Math.min(20, year.max); step++) {
    year.value = step
    const start = performance.now()
    year.dispatchEvent(new Event('input', {bubbles: true}))
    document.querySelector('#map').getBoundingClientRect()
    times.push(performance.now() - start)
  }
  return times }"""


def main():
    page_file = (pathlib.Path(sys.argv[1]) / "index.html").resolve().as_uri()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    scripting, layout, steps = [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", headless=True, args=["--no-sandbox"])
        for _ in range(rounds):
            context = browser.new_context(viewport={"width": 1200, "height": 1000}, offline=True)
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Performance.enable")
            page.goto(page_file)
            metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
            scripting.append(metrics["ScriptDuration"] * 1000)
            layout.append((metrics["LayoutDuration"] + metrics["RecalcStyleDuration"]) * 1000)
            page.locator("#show-cases").check() if page.locator("#show-cases").count() else None
            steps += page.evaluate(STEP)
            context.close()
        browser.close()
    print("| What | median ms | most ms |\n|---|---|---|")
    for name, values in (("scripting up to the first paint", scripting), ("style and layout", layout),
                         ("a year step, with cases shown", steps)):
        print(f"| {name} | {statistics.median(values):.0f} | {max(values):.0f} |")


if __name__ == "__main__":
    main()
