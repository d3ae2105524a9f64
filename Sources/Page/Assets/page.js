// The page of an atlas: filters, a map that moves, a table that sorts. No library, no network.
//
// What comes in: the block of JSON in #data (see PageData.swift) and the elements of the page, which are complete
// without this script. What it changes: attributes and texts of these elements, never markup: every value of the data
// goes out through textContent or setAttribute.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse(byId("data").textContent);
  const { countries, outcomes, methods, years, facts, cases, routes, words, style } = data;
  const [ofCountry, ofYear, ofOutcome, ofMethod, ofCount] = [0, 1, 2, 3, 4];
  const successful = outcomes.findIndex((outcome) => outcome.key === "successful");
  const unsuccessful = outcomes.findIndex((outcome) => outcome.key === "unsuccessful");
  const svg = byId("map");
  const box = svg.viewBox.baseVal;
  const numbers = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: false });
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent", maximumFractionDigits: 0 });

  // State: what the reader has chosen. The address holds all of it.
  const first = () => ({
    show: "both", year: null, country: null, routes: false, cases: false, sort: "attempted", up: false,
    outcomes: new Set(outcomes.keys()), methods: new Set(methods.keys()), zoom: 1, x: 0, y: 0,
  });
  let state = first();

  // Numbers under the filters.

  // For each country: counts by outcome, and what a rate is made of, which does not ask which outcomes are shown.
  const tally = () => {
    const sums = countries.map(() => ({ attempted: 0, by: outcomes.map(() => 0), won: 0, lost: 0 }));
    for (const fact of facts) {
      if (state.year !== null && fact[ofYear] !== state.year) continue;
      if (!state.methods.has(fact[ofMethod])) continue;
      const sum = sums[fact[ofCountry]];
      if (fact[ofOutcome] === successful) sum.won += fact[ofCount];
      if (fact[ofOutcome] === unsuccessful) sum.lost += fact[ofCount];
      if (!state.outcomes.has(fact[ofOutcome])) continue;
      sum.attempted += fact[ofCount];
      sum.by[fact[ofOutcome]] += fact[ofCount];
    }
    return sums;
  };
  const rate = (sum) => (sum.won + sum.lost > 0 ? sum.won / (sum.won + sum.lost) : null);
  const hasRate = (sum) => sum.won + sum.lost >= style.rateMinimum;

  // Sizes are pixels on the screen; the drawing has units of its own.
  const unitsPerPixel = () => box.width / Math.max(1, svg.getBoundingClientRect().width);
  const diameter = (count) => (count > 0 ? Math.max(style.leastDiameter, style.unitDiameter * Math.sqrt(count)) : 0);
  const discDiameter = (count, attempted) => (attempted > 0 ? diameter(attempted) * Math.sqrt(count / attempted) : 0);

  const areas = new Map(all("[data-area]", svg).map((area) => [Number(area.dataset.area), area]));
  const symbols = all("[data-symbol]", svg).map((element) => ({
    element, country: Number(element.dataset.symbol), ring: element.querySelector(".ring"),
    disc: element.querySelector(".disc"), x: Number(element.dataset.x), y: Number(element.dataset.y),
  }));
  // Only a script makes the map answer to keys.
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("role", "group");
  byId("symbols").setAttribute("role", "listbox");
  byId("symbols").setAttribute("aria-label", words.symbols);
  symbols.forEach(({ element: symbol }, place) => {
    symbol.setAttribute("role", "option");
    symbol.setAttribute("tabindex", place === 0 ? "0" : "-1");
  });
  // The browser works on whatever is set, changed or not: what is the same is left alone.
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const write = (element, text) => {
    if (element.firstChild.data !== text) element.firstChild.data = text;
  };
  const show = (element, isShown) => {
    if (isShown) element.removeAttribute("display"); else set(element, "display", "none");
  };

  const rateClass = (sum) => {
    if (!hasRate(sum)) return "few";
    const value = rate(sum);
    return "rate-" + (style.rateBreaks.filter((bound) => value >= bound).length + 1);
  };

  const drawAreas = (sums) => {
    for (const [index, area] of areas) {
      if (countries[index].status !== "cases") continue;
      const sum = sums[index];
      const isShown = state.show === "both" || state.show === "rate";
      const concerned = sum.attempted > 0 || (isShown && sum.won + sum.lost > 0);
      set(area, "class", concerned ? (isShown ? rateClass(sum) : "some") : "none");
    }
  };

  const drawSymbols = (sums) => {
    const scale = unitsPerPixel();
    const hasRings = state.show !== "rate" && state.show !== "successful";
    const hasDiscs = state.show === "both" || state.show === "successful";
    for (const { element, country, ring, disc, x, y } of symbols) {
      const sum = sums[country];
      const isShown = sum.attempted > 0 && (hasRings || (hasDiscs && sum.by[successful] > 0));
      show(element, isShown);
      if (!isShown) continue;
      set(element, "transform", `translate(${place(x, state.x)} ${place(y, state.y)})`);
      set(ring, "r", String(hasRings ? (diameter(sum.attempted) / 2) * scale : 0));
      set(disc, "r", String(hasDiscs ? (discDiameter(sum.by[successful], sum.attempted) / 2) * scale : 0));
      set(element, "aria-label", label(country, sum));
    }
  };
  const place = (position, shift) => Math.round((position * state.zoom + shift) * 100) / 100;

  // Each outcome is one path of dots, so that ten thousand cases are four elements.
  const drawCases = () => {
    const layer = byId("cases");
    show(layer, state.cases && cases !== null);
    if (!state.cases || !cases) return;
    const parts = outcomes.map(() => []);
    for (const [, year, outcome, method, x, y] of cases) {
      if (state.year !== null && year !== state.year) continue;
      if (state.outcomes.has(outcome) && state.methods.has(method)) parts[outcome].push(`M${x} ${y}h0`);
    }
    for (const path of layer.children) path.setAttribute("d", parts[Number(path.dataset.outcome)].join(""));
  };

  const drawRoutes = (sums) => {
    show(byId("routes"), state.routes);
    for (const route of byId("routes").children) {
      show(route, sums[Number(route.dataset.from)].attempted > 0);
    }
  };

  // Words.

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  const rateText = (sum) => (rate(sum) === null ? "–" : percent.format(rate(sum)));
  const label = (country, sum) =>
    fill(words.label, {
      country: countries[country].name, attempted: numbers.format(sum.attempted),
      successful: numbers.format(sum.by[successful]),
    });
  const yearText = (year) => (year === null ? words.allYears : year === 0 ? words.undated : String(year));

  const say = (sums) => {
    const attempted = sums.reduce((total, sum) => total + sum.attempted, 0);
    const won = sums.reduce((total, sum) => total + sum.by[successful], 0);
    byId("summary").textContent = fill(words.summary, {
      years: yearText(state.year), attempted: numbers.format(attempted), successful: numbers.format(won),
      countries: numbers.format(sums.filter((sum) => sum.attempted > 0).length),
    });
    byId("year-output").textContent = yearText(state.year);
    byId("year").setAttribute("aria-valuetext", yearText(state.year));
  };

  // The table.

  const names = new Intl.Collator(document.documentElement.lang);
  const byName = (a, b) => names.compare(countries[a].name, countries[b].name);
  // Rows stay where they are, and get the numbers of the country that comes to their place: to move rows takes the browser
  // longer than to write them anew.
  const rows = all("[data-row]").map((row) => ({
    row, name: row.querySelector("bdi"), cells: [...row.children].slice(1), country: Number(row.dataset.row),
  }));
  const listed = rows.map(({ country }) => country);

  const fillTable = (sums) => {
    const value = (index) => {
      const sum = sums[index];
      if (state.sort === "attempted") return sum.attempted;
      if (state.sort === "rate") return rate(sum) ?? -1;
      return sum.by[outcomes.findIndex((outcome) => outcome.key === state.sort)];
    };
    const order = listed.filter((index) => sums[index].attempted > 0).sort((a, b) => {
      const difference = state.sort === "country" ? byName(a, b) : value(a) - value(b);
      return (state.up ? difference : -difference) || byName(a, b);
    });
    rows.forEach((slot, place) => {
      slot.row.hidden = place >= order.length;
      if (slot.row.hidden) return;
      slot.country = order[place];
      const sum = sums[slot.country];
      slot.row.toggleAttribute("data-chosen", slot.country === state.country);
      write(slot.name, countries[slot.country].name);
      [sum.attempted, ...sum.by].forEach((count, column) => write(slot.cells[column], numbers.format(count)));
      write(slot.cells[outcomes.length + 1], rateText(sum));
    });
    for (const header of all("th[data-sort]")) {
      const isSorted = header.dataset.sort === state.sort;
      set(header, "aria-sort", isSorted ? (state.up ? "ascending" : "descending") : "none");
    }
  };

  // One country in detail.

  const element = (name, text, children = []) => {
    const made = document.createElement(name);
    if (text !== null) made.textContent = text;
    made.append(...children);
    return made;
  };
  const list = (title, entries) =>
    entries.length === 0 ? [] : [
      element("h4", title),
      element("ul", null, entries.map(([name, count]) => element("li", `${name}: ${numbers.format(count)}`))),
    ];

  const countsBy = (country, column, entries) =>
    entries.map(({ key, label: name }, index) => [name, facts.reduce((sum, fact) =>
      fact[ofCountry] === country && fact[column] === (column === ofYear ? key : index)
        && (state.year === null || fact[ofYear] === state.year) ? sum + fact[ofCount] : sum, 0)])
      .filter(([, count]) => count > 0);

  const link = (address, text) => {
    let url;
    try { url = new URL(address); } catch { return element("span", text); }
    if (!["http:", "https:"].includes(url.protocol)) return element("span", text);
    const made = element("a", text);
    made.href = url.href;
    made.rel = "noopener noreferrer";
    return made;
  };

  const caseList = (country) => {
    if (!cases) return [];
    const shown = cases.filter((row) => row[0] === country && (state.year === null || row[1] === state.year)
      && state.outcomes.has(row[2]) && state.methods.has(row[3]));
    if (shown.length === 0) return [];
    const items = shown.slice(0, style.mostListed).map((row) => {
      const text = `${row[6] || words.undated}: ${outcomes[row[2]].label}, ${methods[row[3]].label}`;
      return element("li", null, row[7] ? [text + " ", link(row[7], words.source)] : [text]);
    });
    if (shown.length > items.length) items.push(element("li", fill(words.more, { count: shown.length - items.length })));
    return [element("h4", words.listed), element("ul", null, items)];
  };

  const showCountry = (country, sums) => {
    const panel = byId("country");
    const heading = element("h3", country === null ? words.noCountry : countries[country].name);
    heading.dir = "auto";
    if (country === null) return panel.replaceChildren(heading);
    const { status } = countries[country];
    if (status !== "cases") return panel.replaceChildren(heading, element("p", words.states[status]));
    const sum = sums[country];
    const close = element("button", words.close);
    close.type = "button";
    close.addEventListener("click", () => { change({ country: null }); svg.focus(); });
    panel.replaceChildren(
      heading,
      element("p", fill(words.numbers, {
        years: yearText(state.year), attempted: numbers.format(sum.attempted),
        successful: numbers.format(sum.by[successful]), rate: rateText(sum),
      })),
      ...list(words.outcome, countsBy(country, ofOutcome, outcomes)),
      ...list(words.method, countsBy(country, ofMethod, methods)),
      ...list(words.year, countsBy(country, ofYear, years.map((year) => ({ key: year, label: yearText(year) })))),
      ...caseList(country),
      ...(state.country === country ? [close] : []));
  };

  // From state to page.

  let sums = tally();
  const setControls = () => {
    for (const input of all("input[name=show]")) input.checked = input.value === state.show;
    for (const input of all("input[name=outcome]")) input.checked = state.outcomes.has(Number(input.value));
    for (const input of all("input[name=method]")) input.checked = state.methods.has(Number(input.value));
    byId("show-routes").checked = state.routes;
    if (byId("show-cases")) byId("show-cases").checked = state.cases;
    byId("year").value = String(state.year === null ? 0 : years.indexOf(state.year) + 1);
  };
  const draw = () => {
    sums = tally();
    setControls();
    drawAreas(sums);
    drawView();
    drawCases();
    drawRoutes(sums);
    say(sums);
    fillTable(sums);
    showCountry(state.country, sums);
    for (const { element: symbol, country } of symbols) {
      symbol.toggleAttribute("data-chosen", country === state.country);
      symbol.setAttribute("aria-selected", String(country === state.country));
    }
    for (const [index, area] of areas) area.toggleAttribute("data-chosen", index === state.country);
    writeAddress();
  };
  const drawView = () => {
    byId("world").setAttribute("transform", `translate(${state.x} ${state.y}) scale(${state.zoom})`);
    drawSymbols(sums);
  };
  const change = (values) => {
    Object.assign(state, values);
    draw();
  };

  // The address: only what differs from the first state.
  const writeAddress = () => {
    const parts = new URLSearchParams();
    const start = first();
    if (state.show !== start.show) parts.set("show", state.show);
    if (state.year !== null) parts.set("year", state.year === 0 ? "undated" : String(state.year));
    if (state.country !== null) parts.set("country", countries[state.country].key);
    if (state.outcomes.size < outcomes.length) parts.set("outcome", keys(outcomes, state.outcomes));
    if (state.methods.size < methods.length) parts.set("method", keys(methods, state.methods));
    if (state.routes) parts.set("routes", "1");
    if (state.cases) parts.set("cases", "1");
    if (state.sort !== start.sort || state.up !== start.up) parts.set("sort", state.sort + (state.up ? "" : "-"));
    if (state.zoom > 1) parts.set("at", [state.zoom, state.x, state.y].map((value) => Math.round(value * 100) / 100).join(","));
    const hash = "#" + parts.toString();
    if (hash === location.hash || (hash === "#" && location.hash === "")) return;
    history.replaceState(null, "", hash);
  };
  const keys = (entries, chosen) => [...chosen].sort((a, b) => a - b).map((index) => entries[index].key).join(",");
  const chosen = (entries, text) =>
    new Set(text === null ? entries.keys()
      : text.split(",").map((key) => entries.findIndex((entry) => entry.key === key)).filter((index) => index >= 0));

  const readAddress = () => {
    const parts = new URLSearchParams(location.hash.slice(1));
    const read = first();
    if (["attempted", "successful", "rate"].includes(parts.get("show"))) read.show = parts.get("show");
    const year = parts.get("year") === "undated" ? 0 : Number(parts.get("year") ?? NaN);
    if (years.includes(year)) read.year = year;
    const country = countries.findIndex(({ key }) => key === parts.get("country"));
    if (country >= 0) read.country = country;
    read.outcomes = chosen(outcomes, parts.get("outcome"));
    read.methods = chosen(methods, parts.get("method"));
    read.routes = parts.get("routes") === "1";
    read.cases = parts.get("cases") === "1" && cases !== null;
    const sort = parts.get("sort") ?? "attempted-";
    const column = sort.replace(/-$/, "");
    if (all("th[data-sort]").some((header) => header.dataset.sort === column)) {
      [read.sort, read.up] = [column, !sort.endsWith("-")];
    }
    const at = (parts.get("at") ?? "").split(",").map(Number);
    if (at.length === 3 && at.every(Number.isFinite)) Object.assign(read, within({ zoom: at[0], x: at[1], y: at[2] }));
    state = read;
    draw();
  };

  // Moving the map. The drawing never leaves its frame.
  const within = ({ zoom, x, y }) => {
    const near = Math.min(style.mostZoom, Math.max(1, zoom));
    const hold = (shift, start, length) =>
      Math.min(start * (1 - near), Math.max((start + length) * (1 - near), shift));
    return { zoom: near, x: hold(x, box.x, box.width), y: hold(y, box.y, box.height) };
  };
  const move = (view) => {
    Object.assign(state, within(view));
    svg.classList.toggle("near", state.zoom > 1);
    drawView();
    clearTimeout(move.waiting);
    move.waiting = setTimeout(writeAddress, 200);
  };
  const zoomAt = (factor, x, y) => {
    const { zoom } = within({ zoom: state.zoom * factor, x: 0, y: 0 });
    const ratio = zoom / state.zoom;
    move({ zoom, x: x - (x - state.x) * ratio, y: y - (y - state.y) * ratio });
  };
  const centre = () => [box.x + box.width / 2, box.y + box.height / 2];
  const point = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [at.x, at.y];
  };

  svg.addEventListener("wheel", (event) => {
    // A page that scrolls past the map must not be caught by it.
    if (state.zoom === 1 && event.deltaY > 0) return;
    event.preventDefault();
    zoomAt(Math.exp(-event.deltaY / 400), ...point(event));
  }, { passive: false });

  const fingers = new Map();
  let hasMoved = false;
  svg.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, point(event));
    hasMoved = false;
  });
  svg.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const now = point(event);
    if (fingers.size === 1) {
      if (!hasMoved && Math.hypot(now[0] - last[0], now[1] - last[1]) < 4 * unitsPerPixel()) return;
      if (!hasMoved) svg.setPointerCapture(event.pointerId);
      hasMoved = true;
      if (state.zoom > 1) move({ zoom: state.zoom, x: state.x + now[0] - last[0], y: state.y + now[1] - last[1] });
    } else {
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, position]) => position);
      const before = Math.hypot(last[0] - other[0], last[1] - other[1]);
      hasMoved = true;
      if (before > 0) zoomAt(Math.hypot(now[0] - other[0], now[1] - other[1]) / before, ...other);
    }
    fingers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    svg.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }

  const countryOf = (target) => {
    const found = target.closest ? target.closest("[data-symbol],[data-area]") : null;
    if (!found) return null;
    return Number(found.dataset.symbol ?? found.dataset.area);
  };
  const tip = byId("tip");
  svg.addEventListener("pointermove", (event) => {
    const country = event.pointerType === "touch" ? null : countryOf(event.target);
    tip.hidden = country === null;
    if (country === null) return;
    const { name, status } = countries[country];
    tip.textContent = status === "cases" ? label(country, sums[country]) : `${name}: ${words.states[status]}`;
    const frame = byId("frame").getBoundingClientRect();
    const left = Math.min(event.clientX - frame.left + 14, frame.width - tip.offsetWidth - 4);
    tip.style.left = `${Math.max(0, left)}px`;
    tip.style.top = `${event.clientY - frame.top + 18}px`;
    if (state.country === null) showCountry(country, sums);
  });
  svg.addEventListener("pointerleave", () => {
    tip.hidden = true;
    if (state.country === null) showCountry(null, sums);
  });
  svg.addEventListener("focusin", (event) => {
    const country = countryOf(event.target);
    if (country !== null && state.country === null) showCountry(country, sums);
  });
  svg.addEventListener("click", (event) => {
    if (hasMoved) return;
    change({ country: countryOf(event.target) });
  });

  // Keys: on the map they move it, on a symbol they go to the next.
  const step = (symbol, by) => {
    const shown = symbols.filter(({ element: each }) => !each.hasAttribute("display"));
    if (shown.length === 0) return;
    const place = shown.findIndex(({ element: each }) => each === symbol);
    const next = shown[(place + by + shown.length) % shown.length].element;
    for (const { element: each } of symbols) each.setAttribute("tabindex", each === next ? "0" : "-1");
    next.focus();
  };
  const shift = box.width / 16;
  const mapKeys = {
    ArrowLeft: () => move({ ...state, x: state.x + shift }), ArrowRight: () => move({ ...state, x: state.x - shift }),
    ArrowUp: () => move({ ...state, y: state.y + shift }), ArrowDown: () => move({ ...state, y: state.y - shift }),
    "+": () => zoomAt(1.5, ...centre()), "=": () => zoomAt(1.5, ...centre()), "-": () => zoomAt(1 / 1.5, ...centre()),
    0: () => move({ zoom: 1, x: 0, y: 0 }), Enter: () => step(null, 1),
  };
  const symbolKeys = (symbol) => ({
    ArrowRight: () => step(symbol, 1), ArrowDown: () => step(symbol, 1), ArrowLeft: () => step(symbol, -1),
    ArrowUp: () => step(symbol, -1), Enter: () => change({ country: countryOf(symbol) }),
    " ": () => change({ country: countryOf(symbol) }), Escape: () => { change({ country: null }); svg.focus(); },
    "+": mapKeys["+"], "=": mapKeys["="], "-": mapKeys["-"],
  });
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = (event.target === svg ? mapKeys : symbolKeys(event.target.closest("[data-symbol]")))[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // Controls.
  const chosenNow = (name) => new Set(all(`input[name=${name}]:checked`).map((input) => Number(input.value)));
  byId("controls").addEventListener("input", (event) => {
    const { name, value, checked, id } = event.target;
    if (name === "show") change({ show: value });
    if (name === "outcome") change({ outcomes: chosenNow("outcome") });
    if (name === "method") change({ methods: chosenNow("method") });
    if (id === "year") { stop(); change({ year: Number(value) === 0 ? null : years[Number(value) - 1] }); }
    if (id === "show-routes") change({ routes: checked });
    if (id === "show-cases") change({ cases: checked });
  });
  byId("controls").addEventListener("submit", (event) => event.preventDefault());

  let playing = null;
  const dated = years.filter((year) => year !== 0);
  const stop = () => {
    clearInterval(playing);
    playing = null;
    byId("play").textContent = words.play;
    byId("play").setAttribute("aria-pressed", "false");
  };
  const advance = () => {
    const next = dated.indexOf(state.year) + 1;
    if (next >= dated.length) { stop(); return change({ year: null }); }
    change({ year: dated[next] });
  };
  byId("play").addEventListener("click", () => {
    if (playing !== null) return stop();
    playing = setInterval(advance, style.stepInMilliseconds);
    byId("play").textContent = words.pause;
    byId("play").setAttribute("aria-pressed", "true");
    change({ year: dated[0] ?? null });
  });
  byId("reset").addEventListener("click", () => { stop(); state = first(); draw(); });
  byId("nearer").addEventListener("click", () => zoomAt(1.5, ...centre()));
  byId("farther").addEventListener("click", () => zoomAt(1 / 1.5, ...centre()));

  for (const header of all("th[data-sort]")) {
    header.querySelector("button").addEventListener("click", () => {
      const column = header.dataset.sort;
      change({ sort: column, up: state.sort === column ? !state.up : column === "country" });
    });
  }
  for (const slot of rows) {
    slot.row.querySelector("button").addEventListener("click", () => change({ country: slot.country }));
  }

  addEventListener("hashchange", readAddress);
  addEventListener("resize", () => drawSymbols(sums));
  document.documentElement.classList.add("scripted");
  readAddress();
})();
