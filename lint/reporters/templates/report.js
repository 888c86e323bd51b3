(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const id = (name) => document.getElementById(name);
  const notes = all(".note");
  const marks = all("mark[data-f]");
  const chips = all(".chip[data-level], .chip[data-category]");
  const only = id("only"), position = id("position"), keys = id("keys");
  const byNumber = new Map(notes.map((note) => [note.dataset.number, note]));
  const severity = ["info", "warning", "error"];
  let shown = notes;
  let current = null;

  const numbers = (mark) => mark.dataset.f.split(" ");
  const index = (name) => {
    const found = new Map();
    for (const mark of all(`mark[data-${name}]`)) {
      for (const number of mark.dataset[name].split(" ")) found.set(number, [...(found.get(number) || []), mark]);
    }
    return found;
  };
  const places = index("f"), evidence = index("e");

  // Filters: nothing pressed shows all, else what is pressed, in both rows.

  const pressed = (kind) => new Set(
    chips.filter((chip) => chip.dataset[kind] && chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset[kind]));

  const press = (button, state) => button.setAttribute("aria-pressed", String(state));
  const toggle = (button) => press(button, button.getAttribute("aria-pressed") !== "true");

  function filter() {
    const levels = pressed("level"), categories = pressed("category");
    for (const note of notes) {
      note.hidden = (levels.size > 0 && !levels.has(note.dataset.level))
        || (categories.size > 0 && !categories.has(note.dataset.category));
    }
    shown = notes.filter((note) => !note.hidden);
    for (const mark of marks) {
      const left = numbers(mark).map((number) => byNumber.get(number)).filter((note) => note && !note.hidden);
      mark.classList.remove(...severity);
      mark.classList.toggle("off", left.length === 0);
      const narrow = left.filter((note) => !("wide" in note.dataset));
      mark.classList.toggle("wide", left.length > 0 && !narrow.length);
      const telling = narrow.length ? narrow : left;
      const worst = Math.max(...telling.map((note) => severity.indexOf(note.dataset.level)));
      if (telling.length) mark.classList.add(severity[worst]);
    }
    for (const reference of all(".ref")) {
      const note = byNumber.get(reference.id.slice(1));
      reference.hidden = Boolean(note && note.hidden);
    }
    for (const line of all(".line")) {
      line.classList.toggle("empty", !line.querySelector(".note:not([hidden]), mark[data-f]:not(.off):not(.wide)"));
    }
    document.body.classList.toggle("only", Boolean(only) && only.getAttribute("aria-pressed") === "true");
    if (current && current.hidden) leave();
    tell();
  }

  function tell() {
    if (!position) return;
    position.textContent = current
      ? `${shown.indexOf(current) + 1} / ${shown.length}`
      : position.dataset.all.replace("#", String(shown.length));
  }

  // Movement: one finding is current; its note, its place and its evidence are outlined.

  function leave() {
    for (const each of all(".active, .linked")) each.classList.remove("active", "linked");
    current = null;
    tell();
  }

  function bring(element, edge) {
    const box = element.getBoundingClientRect();
    const bar = document.querySelector(".bar");
    const top = bar ? bar.getBoundingClientRect().bottom : 0;
    if (box.top < top || box.bottom > innerHeight - 60) element.scrollIntoView({ block: edge || "center" });
  }

  function enter(note, towards) {
    leave();
    current = note;
    const own = places.get(note.dataset.number) || [];
    note.classList.add("active");
    const wide = "wide" in note.dataset;
    for (const mark of own) mark.classList.toggle("active", !wide || mark.classList.contains("wide"));
    for (const mark of evidence.get(note.dataset.number) || []) mark.classList.add("linked");
    tell();
    const place = own[0] || note;
    if (towards === "note") bring(note, "nearest");
    else if (towards === "place") bring(place);
    else {
      bring(place);
      bring(note, "nearest");
    }
  }

  function step(by) {
    if (!shown.length) return;
    const here = current ? shown.indexOf(current) : by > 0 ? -1 : 0;
    enter(shown[(here + by + shown.length) % shown.length]);
  }

  function narrowest(mark) {
    const open = numbers(mark).map((number) => byNumber.get(number)).filter((note) => note && !note.hidden);
    const size = (note) => (places.get(note.dataset.number) || []).reduce((sum, each) => sum + each.textContent.length, 0);
    return open.sort((one, other) => size(one) - size(other))[0];
  }

  // Copying: the clipboard where the browser lets us, else by a selection.

  async function copy(button) {
    const words = button.dataset.copy;
    let done = false;
    try {
      await navigator.clipboard.writeText(words);
      done = true;
    } catch {
      const area = document.createElement("textarea");
      area.value = words;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
      button.focus();
    }
    button.dataset.label = button.dataset.label || button.textContent;
    button.textContent = done ? button.dataset.done : button.dataset.failed;
    setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
  }

  function theme() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  }

  function clear() {
    for (const chip of [...chips, only]) if (chip) press(chip, false);
    leave();
    filter();
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button, a, mark[data-f], .note");
    if (!target) return;
    if (target.matches(".chip")) { toggle(target); filter(); }
    else if (target.matches(".copy")) copy(target);
    else if (target.id === "previous") step(-1);
    else if (target.id === "next") step(1);
    else if (target.id === "theme") theme();
    else if (target.id === "help") keys.showModal();
    else if (target.id === "close") keys.close();
    else if (target.matches("mark")) { const note = narrowest(target); if (note) enter(note, "note"); }
    else if (target.matches("a")) {
      const [, kind, number] = /^#([nt])(\d+)$/.exec(target.getAttribute("href") || "") || [];
      const note = byNumber.get(number);
      if (!note) return;
      event.preventDefault();
      if (note.hidden) clear();
      enter(note, kind === "n" ? "note" : "place");
    }
    else if (target.matches(".note") && !event.target.closest("summary") && !String(getSelection())) enter(target, "place");
  });

  const actions = {
    j: () => step(1), k: () => step(-1), n: () => step(1), p: () => step(-1),
    c: () => { const button = current && current.querySelector(".copy"); if (button) copy(button); },
    w: () => { const why = current && current.querySelector(".why"); if (why) why.open = !why.open; },
    o: () => { if (only) { toggle(only); filter(); } },
    t: theme,
    "?": () => (keys.open ? keys.close() : keys.showModal()),
    Escape: () => (keys.open ? keys.close() : clear()),
  };
  ["error", "warning", "info"].forEach((level, number) => {
    actions[String(number + 1)] = () => {
      const chip = chips.find((each) => each.dataset.level === level);
      if (chip) { toggle(chip); filter(); }
    };
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // Print shows what is folded away on the screen.

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
  if (matchMedia("(max-width: 74rem)").matches) for (const each of all(".outline")) each.open = false;
  tell();
})();
