// Who can help whom: the grid of symbols follows the filters, arrow keys move
// in it, and a symbol says why.
(() => {
  "use strict";
  const grid = document.querySelector("[data-pairs-grid]");
  if (!grid) return;
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const list = document.getElementById("pairs-list");
  const states = {
    e: ["error", "error", "Error"], a: ["no-agreement", "no-agreement", "No agreement"], w: ["warning", "warning", "Warning"],
    u: ["not-known", "unknown", "Not known"], n: ["note", "note", "Note"], c: ["clear", "ready", "Clear"], x: ["not-compared", "silent", "Not compared"],
  };

  // Roles of a grid, in which one symbol takes the focus and arrow keys move it.
  const rows = all("tbody tr", grid).map((tr) => all("td", tr).map((td) => td.querySelector(".pair")));
  grid.setAttribute("role", "grid");
  grid.setAttribute("aria-label", "Hosts by those who come to help. Arrow keys move, Enter says why.");
  for (const part of all("thead, tbody", grid)) part.setAttribute("role", "rowgroup");
  for (const tr of all("tr", grid)) tr.setAttribute("role", "row");
  for (const th of all("thead th", grid)) th.setAttribute("role", "columnheader");
  for (const th of all("tbody th", grid)) th.setAttribute("role", "rowheader");
  for (const td of all("td", grid)) td.setAttribute("role", "gridcell");
  const cells = rows.flat().filter(Boolean);
  for (const cell of cells) cell.tabIndex = -1;
  let current = cells[0];
  const settle = (cell) => { if (current) current.tabIndex = -1; current = cell; cell.tabIndex = 0; };
  if (current) settle(current);
  const at = (cell) => { for (let r = 0; r < rows.length; r++) { const c = rows[r].indexOf(cell); if (c >= 0) return [r, c]; } return [0, 0]; };
  const step = (cell, dr, dc) => {
    let [r, c] = at(cell);
    do { r += dr; c += dc; } while (rows[r] && c >= 0 && c < rows[r].length && !rows[r][c]);
    return rows[r] && rows[r][c];
  };
  const ends = (cell, last) => { const row = rows[at(cell)[0]].filter(Boolean); return row[last ? row.length - 1 : 0]; };
  const heads = new Map(all("thead [data-column]", grid).map((th) => [th.dataset.column, th]));
  let marked;
  const mark = (cell) => {
    for (const th of marked || []) th.classList.remove("now");
    marked = cell ? [heads.get(cell.dataset.column), cell.closest("tr").querySelector("th")] : [];
    for (const th of marked) th.classList.add("now");
  };

  // The panel that says why.
  const panel = document.createElement("div");
  panel.className = "pairs-why";
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-modal", "false");
  panel.hidden = true;
  document.querySelector("main").append(panel);
  let shown = null, pinned = false, timer = 0;
  const text = (tag, words, className) => { const e = document.createElement(tag); e.textContent = words; if (className) e.className = className; return e; };
  const names = (cell) => {
    const asks = cell.closest("tr").querySelector("th").textContent, comes = heads.get(cell.dataset.column).textContent;
    return comes + " helps " + asks;
  };
  const fill = (cell, pin) => {
    const header = document.createElement("header"), title = text("h4", names(cell)), close = text("button", "Close", "button");
    close.type = "button";
    close.addEventListener("click", () => hide(true));
    header.append(title, close);
    panel.setAttribute("aria-label", "Why: " + names(cell));
    panel.replaceChildren(header);
    const why = document.getElementById(cell.getAttribute("href").slice(1));
    if (cell.dataset.says) panel.append(text("p", cell.dataset.says.charAt(0).toUpperCase() + cell.dataset.says.slice(1) + "."));
    if (why && why.tagName === "LI") {
      const copy = why.cloneNode(true);
      copy.removeAttribute("id");
      copy.removeAttribute("data-item");
      copy.classList.remove("filtered-out");
      const body = document.createElement("div");
      body.className = copy.className;
      body.append(...copy.childNodes);
      panel.append(body);
    } else {
      const link = text("a", "Read why, in the list");
      link.href = cell.getAttribute("href");
      panel.append(link);
    }
    pinned = pin;
    shown = cell;
    panel.hidden = false;
    panel.scrollTop = 0;
    if (pin) close.focus({ preventScroll: true });
  };
  const hide = (back) => {
    clearTimeout(timer);
    const from = shown;
    panel.hidden = true;
    shown = null;
    pinned = false;
    if (back && from) from.focus();
  };
  const later = (what, time) => { clearTimeout(timer); timer = setTimeout(what, time); };

  for (const cell of cells) {
    cell.addEventListener("click", (e) => { e.preventDefault(); clearTimeout(timer); settle(cell); fill(cell, true); });
    cell.addEventListener("focus", () => { settle(cell); mark(cell); });
    cell.addEventListener("pointerenter", (e) => {
      mark(cell);
      if (e.pointerType === "mouse" && !pinned) later(() => fill(cell, false), 250);
    });
    cell.addEventListener("pointerleave", () => { if (!pinned) later(() => hide(false), 300); });
  }
  panel.addEventListener("pointerenter", () => clearTimeout(timer));
  panel.addEventListener("pointerleave", () => { if (!pinned) later(() => hide(false), 300); });
  grid.addEventListener("keydown", (e) => {
    const cell = e.target.closest(".pair");
    if (!cell) return;
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    let to;
    if (moves[e.key]) to = step(cell, ...moves[e.key]);
    else if (e.key === "Home") to = ends(cell, false);
    else if (e.key === "End") to = ends(cell, true);
    else if (e.key !== " ") return;
    e.preventDefault();
    if (e.key === " ") cell.click();
    if (to) { to.focus({ preventScroll: true }); to.scrollIntoView({ block: "nearest", inline: "nearest" }); }
  });
  addEventListener("keydown", (e) => { if (e.key === "Escape" && !panel.hidden) { e.preventDefault(); hide(pinned); } });

  // Filters
  const bar = document.querySelector("[data-pairs-filters]");
  const field = (name) => bar.querySelector("[data-filter=" + name + "]").value;
  const topics = list.dataset.topics.split(" ");
  const draw = () => {
    const topic = topics.indexOf(field("topic")) + 1, standing = field("standing"), agency = bar.querySelector("[data-filter=agency]");
    const who = agency.selectedIndex - 1, single = list.children.length === rows.length;
    rows.forEach((row, r) => row.forEach((cell, c) => {
      if (!cell) return;
      const [state, icon, word] = states[cell.dataset.states[topic]];
      const alone = cell.hasAttribute("data-alone") && state !== "no-agreement";
      cell.className = "pair pair-" + state;
      cell.querySelector("use").setAttribute("href", "#icon-" + icon);
      cell.querySelector(".visually-hidden").textContent = word + (alone ? ", and no agreement" : "");
      const out = (standing && standing !== state) || (single && who >= 0 && who !== r && who !== c);
      cell.classList.toggle("dim", out);
    }));
  };
  for (const f of all("select", bar)) f.addEventListener("change", draw);
  for (const b of all("[data-reset]", bar)) b.addEventListener("click", draw);
  draw();
})();
