// Everything can be read without this: it adds the switch between light and
// dark, filters, and opens folded parts for printing.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];

  // Light and dark
  const dark = matchMedia("(prefers-color-scheme: dark)");
  for (const button of all("[data-scheme-switch]")) {
    const now = () => root.dataset.scheme || (dark.matches ? "dark" : "light");
    const say = () => { button.textContent = now() === "dark" ? "Light colours" : "Dark colours"; };
    button.addEventListener("click", () => { root.dataset.scheme = now() === "dark" ? "light" : "dark"; say(); });
    dark.addEventListener("change", say);
    say();
    button.hidden = false;
  }

  // The contents, which are folded on a small screen: who chose goes there.
  for (const fold of all(".contents-fold")) {
    fold.addEventListener("click", (e) => { if (e.target.closest("a")) fold.open = false; });
  }

  // One sheet alone on paper
  for (const button of all("[data-print]")) {
    button.addEventListener("click", () => {
      const sheet = document.getElementById(button.dataset.print);
      root.classList.add("one-sheet");
      sheet.classList.add("this-sheet");
      print();
    });
    button.hidden = false;
  }
  addEventListener("afterprint", () => {
    root.classList.remove("one-sheet");
    for (const sheet of all(".this-sheet")) sheet.classList.remove("this-sheet");
  });

  // Folded parts
  let closed = [];
  addEventListener("beforeprint", () => { closed = all("details:not([open])"); for (const d of closed) d.open = true; });
  addEventListener("afterprint", () => { for (const d of closed) d.open = false; });
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let e = target; e; e = e.parentElement) {
      if (e.tagName === "DETAILS") e.open = true;
      e.classList.remove("filtered-out");
    }
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  // Filters: a bar with data-filters="ID" works on everything with data-item
  // inside of ID. See doc.go.
  for (const bar of all("[data-filters]")) {
    const scope = document.getElementById(bar.dataset.filters);
    const fields = all("[data-filter]", bar);
    if (!scope) continue;
    const token = (field) => {
      const other = fields.find((f) => f.dataset.filter === field.dataset.within);
      return (other && other.value ? other.value + "/" : "") + field.value;
    };
    const fits = (item) => fields.every((field) => {
      const key = field.dataset.filter;
      if (!field.value) return true;
      if (key === "text") return item.hasAttribute("data-part") || item.textContent.toLowerCase().includes(field.value.trim().toLowerCase());
      const has = item.getAttribute("data-" + key);
      return has === null || has.split(" ").includes(token(field));
    });
    const apply = () => {
      let shown = 0, of = 0;
      for (const item of all("[data-item]", scope)) {
        const out = !fits(item);
        item.classList.toggle("filtered-out", out);
        if (item.hasAttribute("data-part")) continue;
        of++;
        if (!out) shown++;
      }
      for (const group of all("[data-group]", scope).reverse()) {
        const items = all("[data-item]:not([data-part])", group);
        group.classList.toggle("filtered-out", items.length > 0 && items.every((i) => i.classList.contains("filtered-out")));
      }
      const said = bar.querySelector("output");
      if (said) said.textContent = shown === of ? "All " + of + " shown." : shown + " of " + of + " shown. Printing shows all.";
    };
    for (const field of fields) field.addEventListener(field.type === "search" ? "input" : "change", apply);
    for (const reset of all("[data-reset]", bar)) reset.addEventListener("click", () => { for (const f of fields) f.value = ""; apply(); });
    apply();
    bar.hidden = false;
  }
})();
