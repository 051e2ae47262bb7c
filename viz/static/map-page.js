/* The page: what a change does, and the start. */

const $ = (id) => document.getElementById(id);
/** An element with text or children; strings become text, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
const announce = (text) => { $("said").textContent = ""; requestAnimationFrame(() => { $("said").textContent = text; }); };

let shown = shownNow();
let canvas = null;
const sorting = { nodes: { column: 0, down: false }, edges: { column: 3, down: true } };
const LONGEST_TABLE = 1000;

/* ---- change and redraw ---- */

/** Take over changes of the state and show what follows from them. */
function change(changes, { fit = false } = {}) {
  Object.assign(state, changes);
  if (fit) state.at = "";
  refresh();
  if (fit) canvas.fit(covered());
  remember();
}

/** Write the state into the address without leaving traces in the history. */
function remember() {
  const hash = `#${toHash()}`;
  if (hash !== location.hash) history.replaceState(null, "", hash);
}

function refresh() {
  shown = shownNow();
  words();
  controls();
  $("status").textContent = status();
  ego();
  const table = state.tab === "table";
  $("table").hidden = !table;
  $("stage").hidden = table;
  document.querySelector(".zoom").hidden = table;
  if (table) $("table").replaceChildren(...tables());
  else canvas.show(picture(shown), markOf(state.open));
  card();
}

/** Put every fixed word of the page into the reader's language. */
function words() {
  document.documentElement.lang = state.lang;
  document.title = $("title").textContent = data.title ?? say("title");
  for (const element of document.querySelectorAll("[data-w]")) element.textContent = say(element.dataset.w);
  for (const element of document.querySelectorAll("[data-w-label]")) element.setAttribute("aria-label", say(element.dataset.wLabel));
  $("search").placeholder = say("search_hint");
}

/** What is shown, in a sentence: for readers, listeners, files and paper. */
function status() {
  if (!shown.nodes.size) return say("status_empty");
  const two = state.mode === "two", drawn = shown.activities.size;
  const counts = { nodes: shown.nodes.size, activities: drawn < shown.of ? say("status_of", { n: drawn, of: shown.of }) : drawn };
  const parts = [say(two ? "status_two" : "status", { ...counts, edges: two ? participations(shown).length : shown.ties.length })];
  const years = data.years.filter((year) => !state.years.includes(String(year)));
  if (shown.years) {
    const tally = (name) => shown.ties.filter((tie) => tie.change === name).length;
    parts.push(say("status_compare", { a: shown.years[0], b: shown.years[1], kept: tally("kept"), lost: tally("lost"), new: tally("new") }));
  } else if (years.length) parts.push(years.join(", "));
  if (state.themes.length) parts.push(themes.filter((theme) => !state.themes.includes(theme)).map(themeName).join(", "));
  if (state.role !== "any") parts.push(say(`role_${state.role}`));
  if (state.least > 1) parts.push(`${say("status_least", { n: state.least })} ${say("least_node")}`);
  if (state.leastTie > 1) parts.push(`${say("status_least", { n: state.leastTie })} ${say("least_edge")}`);
  if (!state.commission) parts.push(say("status_without"));
  if (!state.classes) parts.push(say("status_without_classes"));
  if (state.fold) parts.push(say("status_folded"));
  if (state.ego) parts.push(`${say("ego_of", { name: shortOf(institutions[byTail.get(state.ego)]) })} (${state.depth})`);
  return parts.filter(Boolean).join(" · ");
}

/* ---- the start ---- */

const DOES = {
  png: savePng, svg: () => save("mrezha-map.svg", new Blob([svgText(drawing())], { type: "image/svg+xml" })),
  "csv-nodes": () => csv("nodes"), "csv-edges": () => csv("edges"), link: copyLink, print: () => window.print(),
  "themes-all": () => change({ themes: [] }), "themes-none": () => change({ themes: [...themes] }),
  reset: () => change({ ...showAll(), mode: "one", open: "", depth: 1 }, { fit: true }),
  "zoom-in": () => zoom(1.3), "zoom-out": () => zoom(1 / 1.3), "zoom-all": () => { canvas.fit(covered()); state.at = ""; remember(); },
};

let wasTall = null;
/** The stage has another size: keep the place the reader chose, or show everything again. */
function resized() {
  if (state.tab !== "map" || !canvas) return;
  queueMicrotask(() => { // vis-network moves its camera after telling of the new size
    if (tall() !== wasTall) canvas.show(picture(shown), markOf(state.open));
    wasTall = tall();
    place();
  });
}

function sheet(on) {
  $("filters").classList.toggle("open", on);
  $("filters-open").setAttribute("aria-expanded", String(on));
  (on ? $("filters-close") : $("filters-open")).focus();
}

function start() {
  fromHash(location.hash);
  canvas = new Canvas($("stage"), { click: clicked, hover: tip, moved: () => { keepPlace(); remember(); }, resized });
  refresh();
  wasTall = tall();
  canvas.resize();
  place();
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (button?.dataset.set) change({ [button.dataset.set]: button.dataset.value });
    if (button?.dataset.set === "tab") requestAnimationFrame(() => (state.tab === "table" ? $("table").focus() : place()));
    if (button?.dataset.do) { DOES[button.dataset.do](); $("save").open = false; }
    if (button?.dataset.to) {
      event.preventDefault();
      change({ tab: button.dataset.to === "table" ? "table" : "map" });
      $(button.dataset.to).focus();
    }
    if (!event.target.closest(".search")) closeSearch();
    if (!event.target.closest("#save")) $("save").open = false;
    const hit = event.target.closest("#found [data-open]");
    if (hit) choose(hit);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target === $("search")) return;
    if ($("filters").classList.contains("open")) sheet(false);
    else if ($("save").open) { $("save").open = false; $("save").firstElementChild.focus(); }
    else if (state.open) closeCard();
  });
  $("search").addEventListener("input", suggest);
  $("search").addEventListener("keydown", searchKey);
  $("stage").addEventListener("keydown", mapKey);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters-open").addEventListener("click", () => sheet(true));
  $("filters-close").addEventListener("click", () => sheet(false));
  $("compare").addEventListener("change", (event) => change({ compare: event.target.value }));
  $("role").addEventListener("change", (event) => change({ role: event.target.value }));
  for (const id of ["least", "leastTie"]) {
    $(id).addEventListener("input", (event) => change({ [id]: Math.min(Math.max(parseInt(event.target.value, 10) || 1, 1), 9999) }));
  }
  window.addEventListener("hashchange", () => { fromHash(location.hash); refresh(); place(); });
  window.addEventListener("beforeprint", print);
  window.addEventListener("afterprint", () => $("print").replaceChildren());
  dark.addEventListener("change", refresh);
  // for tests and for readers who script: what is shown, and where
  window.mrezha = {
    state: () => ({ ...state }), shown: () => shown,
    point: (id) => { const { x, y } = canvas.marks.get(id); return canvas.network.canvasToDOM({ x, y }); },
    bend: (id) => lineMiddle(id), marks: () => [...canvas.marks.values()], lines: () => [...canvas.lines.values()],
    labels: () => canvas.placed.labels.map(({ x, y, box }) => ({ ...canvas.network.canvasToDOM({ x, y }), wide: box[2] - box[0], high: box[3] - box[1] })),
  };
}

/** Where on the screen a line can be clicked. */
function lineMiddle(id) {
  const [x, y] = onCurve(canvas.lines.get(id).curve, 0.5);
  return canvas.network.canvasToDOM({ x, y });
}

start();
