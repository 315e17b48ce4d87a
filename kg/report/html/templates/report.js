"use strict";
// Everything on the page can be read without this: it filters, sorts, pages, and shows facts where the pointer is.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// The table of monographs: a hundred rows at a time.
const matrix = document.getElementById("matrix");
if (matrix) {
  const PAGE = 100;
  const body = matrix.tBodies[0];
  const control = (id) => document.getElementById(id);
  const rows = all("tr", body).map((row) => ({
    row,
    name: row.cells[0].textContent.toLowerCase(),
    rules: new Set(row.dataset.r.split(" ")),
  }));
  let kept = rows;
  let first = 0;
  const show = () => {
    all("tr.on", body).forEach((row) => row.classList.remove("on"));
    kept.slice(first, first + PAGE).forEach((entry) => entry.row.classList.add("on"));
    const last = Math.min(first + PAGE, kept.length);
    control("shown").textContent = `${kept.length ? first + 1 : 0}–${last} of ${kept.length}`;
    control("before").disabled = first === 0;
    control("after").disabled = last >= kept.length;
  };
  const filter = () => {
    const name = control("by-name").value.toLowerCase();
    const rule = control("by-rule").value;
    const topic = control("by-topic").value;
    const standing = control("by-standing").value;
    const stands = (row) => {
      const cells = [...row.cells].slice(5);
      return (topic === "" ? cells : [cells[topic]]).some((cell) => cell.classList.contains(`s${standing}`));
    };
    kept = rows.filter((entry) => entry.name.includes(name) && (rule === "" || entry.rules.has(rule)) && (standing === "" || stands(entry.row)));
    first = 0;
    show();
  };
  const key = (row, column) => {
    const text = row.cells[column].textContent;
    return column === 0 ? text.toLowerCase() : /^\d/.test(text) ? parseInt(text, 10) : -"none no fact silent –".indexOf(text) - 1;
  };
  const sort = (head, column) => {
    const up = head.ariaSort === (column ? "descending" : null);
    all("th", matrix.tHead).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const keys = new Map(rows.map(({ row }) => [row, key(row, column)]));
    const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1);
    rows.sort((a, b) => order(keys.get(a.row), keys.get(b.row)));
    body.append(...rows.map((entry) => entry.row));
    filter();
  };
  all("th", matrix.tHead).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head, column));
    head.replaceChildren(button);
  });
  ["by-name", "by-rule", "by-topic", "by-standing"].forEach((id) => control(id).addEventListener("input", filter));
  const turn = (by) => () => {
    first += by;
    show();
  };
  control("before").addEventListener("click", turn(-PAGE));
  control("after").addEventListener("click", turn(PAGE));
  all("[data-rule]").forEach((button) =>
    button.addEventListener("click", () => {
      control("by-rule").value = button.dataset.rule;
      filter();
      control("monographs").scrollIntoView();
    }),
  );
  all(".controls").forEach((bar) => (bar.hidden = false));
  matrix.classList.add("paged");
  show();
}

// The facts of the words or passage under the pointer, in a panel.
const panel = document.createElement("aside");
panel.id = "panel";
panel.hidden = true;
panel.setAttribute("aria-label", "Facts here");
document.body.append(panel);
const MOST = 30;
let pinned = false;
const close = () => {
  pinned = false;
  panel.hidden = true;
  all(".lit").forEach((piece) => piece.classList.remove("lit"));
};
const numbers = (text) => (text ? text.split(" ") : []);

all("article").forEach((article) => {
  const prefix = article.dataset.prefix;
  const facts = all(".fact", article);
  const kindOf = new Map(facts.map((fact) => [fact, [...fact.classList].find((name) => name.startsWith("k-")).slice(2)]));
  const ofPassage = new Map();
  facts.forEach((fact) => numbers(fact.dataset.g).forEach((g) => ofPassage.set(g, [...(ofPassage.get(g) ?? []), fact])));
  const byId = (id) => document.getElementById(prefix + id);
  const inWords = (piece) => numbers(piece.dataset.w).map((w) => byId(`f${w}`));
  const inPassage = (piece) => numbers(piece.dataset.g).flatMap((g) => ofPassage.get(g) ?? []);
  const shown = (piece) => {
    const own = inWords(piece);
    return own.length ? own : [...new Set(inPassage(piece))];
  };
  const open = (piece) => {
    const found = shown(piece);
    const flaws = numbers(piece.dataset.p).map((p) => byId(`p${p}`));
    if (!found.length && !flaws.length) return;
    const items = [...flaws, ...found].slice(0, MOST).map((item) => {
      const copy = item.cloneNode(true);
      copy.removeAttribute("id");
      if (item.matches(".fact")) copy.prepend(`${kindOf.get(item).replaceAll("_", " ")}: `);
      const entry = document.createElement("li");
      entry.append(...(item.matches(".fact") ? [] : [copy]));
      return item.matches(".fact") ? copy : entry;
    });
    const list = document.createElement("ul");
    list.append(...items);
    panel.replaceChildren(list);
    const more = found.length + flaws.length - items.length;
    if (more > 0) panel.append(`and ${more} more`);
    const done = document.createElement("button");
    done.type = "button";
    done.textContent = "Close";
    done.addEventListener("click", close);
    panel.append(done);
    panel.hidden = false;
    all(".lit").forEach((other) => other.classList.remove("lit"));
    piece.classList.add("lit");
  };
  const source = article.querySelector(".source");
  const pieceOf = (event) => event.target.closest(".t a, .t mark");
  source.addEventListener("mouseover", (event) => {
    const piece = pieceOf(event);
    if (pinned) return;
    if (piece) open(piece);
    else close();
  });
  source.addEventListener("focusin", (event) => pieceOf(event) && !pinned && open(pieceOf(event)));
  source.addEventListener("click", (event) => {
    const piece = pieceOf(event);
    if (!piece) return;
    event.preventDefault();
    open(piece);
    pinned = true;
  });

  // Kinds and severities that the reader does not want to see.
  const sift = () => {
    const without = new Set(all(".kinds input:not(:checked)", article).map((box) => box.value));
    facts.forEach((fact) => fact.classList.toggle("gone-by", without.has(kindOf.get(fact))));
    all(".t a, .t mark", source).forEach((piece) => {
      const told = shown(piece);
      piece.classList.toggle("off", told.length > 0 && told.every((fact) => without.has(kindOf.get(fact))));
    });
    const hushed = new Set(all(".severities input:not(:checked)", article).map((box) => box.value));
    all(".note", article).forEach((note) => note.classList.toggle("gone-by", [...hushed].some((severity) => note.classList.contains(severity))));
  };
  all(".tools input", article).forEach((box) => box.addEventListener("change", sift));

  let at = -1;
  all("[data-step]", article).forEach((button) =>
    button.addEventListener("click", () => {
      const notes = all(".note:not(.gone-by)", article);
      if (!notes.length) return;
      at = (at + Number(button.dataset.step) + notes.length) % notes.length;
      notes[at].scrollIntoView({ block: "center" });
      notes[at].focus({ preventScroll: true });
    }),
  );
  all(".tools", article).forEach((bar) => (bar.hidden = false));
});
document.addEventListener("keydown", (event) => event.key === "Escape" && close());
