/* The page: controls, card, table, search, files. It joins the state with the drawing. */

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
  const two = state.mode === "two", counts = { nodes: shown.nodes.size, activities: shown.activities.size };
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

/* ---- controls ---- */

const without = (list, item) => (list.includes(item) ? list.filter((other) => other !== item) : [...list, item]);

/** A tick box. */
function check(name, label, on, change_, note = null) {
  const box = make("input", { type: "checkbox", "data-name": name, checked: on, onchange: change_ });
  return make("label", { class: "check" }, box, make("span", {}, label, note ? make("small", {}, ` ${note}`) : null));
}

/** Fill a part of the form, keeping the keyboard's place in it. */
function fill(id, ...children) {
  const holder = $(id), name = holder.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  holder.replaceChildren(...children);
  if (name) [...holder.querySelectorAll("[data-name]")].find((element) => element.dataset.name === name)?.focus();
}

/** The word for a kind of line, which depends on what is drawn. */
const lineWord = (style) => say(state.mode === "two" ? ROLE_WORDS[style] ?? style : style);

function options(select, pairs, value) {
  $(select).replaceChildren(...pairs.map(([key, text]) => make("option", { value: key, selected: key === value }, text)));
  $(select).value = value;
}

function controls() {
  const colours = coloursNow();
  for (const button of document.querySelectorAll("[data-set]")) {
    button.setAttribute("aria-pressed", String(state[button.dataset.set] === button.dataset.value));
  }
  fill("mode", ...["one", "two"].map((mode) => make("label", { class: "check" },
    make("input", { type: "radio", name: "mode", "data-name": mode, checked: state.mode === mode, onchange: () => change({ mode, open: "" }, { fit: true }) }),
    make("span", {}, say(`mode_${mode}`)))));
  fill("kinds", ...kindEntries().map((kind) => make("button", {
    type: "button", class: "key", "data-name": kind.id, "aria-pressed": String(!state.kinds.includes(kind.id)),
    onclick: () => change({ kinds: without(state.kinds, kind.id) }),
  }, svgIcon(kind, kind.hatched, colours), make("span", {}, kind.label), make("small", {}, String(kind.count)))));
  fill("ties", ...(state.mode === "two" ? ROLES : RELATIONS).map((relation) => make("button", {
    type: "button", class: "key", "data-name": relation, "aria-pressed": String(!state.ties.includes(relation)),
    onclick: () => change({ ties: without(state.ties, relation) }),
  }, svgSample(state.compare && state.mode === "one" ? "kept" : relation, colours), make("span", {}, lineWord(relation)))));
  fill("changes", ...(state.compare && state.mode === "one" ? ["kept", "lost", "new"] : []).map((name) => make("div", { class: "key" }, svgSample(name, colours), make("span", {}, say(name)))));
  fill("years", ...data.years.map((year) => check(year, String(year), !state.years.includes(String(year)), () => change({ years: without(state.years, String(year)), compare: "" }))));
  options("compare", [["", say("compare_none")], ...pairsOfYears().map((pair) => [pair, pair.replace("-", " → ")])], state.compare);
  fill("themes", ...themes.map((theme) => check(theme, themeName(theme), !state.themes.includes(theme), () => change({ themes: without(state.themes, theme) }), themeNumbers(theme))));
  fill("switches", ...["commission", "classes", "fold"].map((name) => check(name, say(name), state[name], () => change({ [name]: !state[name] }))));
  options("role", [["any", say("role_any")], ...ROLES.map((role) => [role, say(`role_${role}`)])], state.role);
  for (const id of ["least", "leastTie"]) if (document.activeElement !== $(id)) $(id).value = state[id];
  const set = ["years", "themes", "ties", "kinds"].filter((key) => state[key].length).length
    + ["compare", "role", "least", "leastTie", "commission", "classes", "fold", "mode"].filter((key) => state[key] !== START[key]).length;
  $("filters-count").hidden = !set;
  $("filters-count").textContent = set;
}

/** Kinds with the number of institutions that pass all other filters. */
function kindEntries() {
  return data.kinds.map((kind) => {
    const members = institutions.filter((node) => node.kind === kind.id);
    const count = [...shown.nodes.values()].filter(({ node }) => node.kind === kind.id).length;
    return { ...kind, label: nameOf(kind), count, hatched: members.length > 0 && members.every((node) => node.collective) };
  });
}

function ego() {
  $("ego").hidden = !state.ego || state.tab === "table";
  if (!state.ego) return;
  fill("ego", make("span", {}, say("ego_of", { name: shortOf(institutions[byTail.get(state.ego)]) })),
    make("span", { class: "choice", role: "group", "aria-label": say("ego_depth") }, ...[1, 2, 3].map((depth) => make("button", {
      type: "button", "data-name": `depth-${depth}`, "aria-pressed": String(state.depth === depth), "aria-label": `${say("ego_depth")}: ${depth}`,
      onclick: () => change({ depth }, { fit: true }),
    }, String(depth)))),
    make("button", { type: "button", class: "quiet", "data-name": "stop", onclick: () => change({ ego: "", depth: 1 }, { fit: true }) }, say("ego_stop")));
}

/* ---- card ---- */

/** The drawn mark or line of what is open: "n:institution/mvr", "a:2025/2.1.11", "e:…|lead-partner|…". */
function markOf(open) {
  const [what, name] = [open.slice(0, 1), open.slice(2)];
  if (what === "n" && byTail.has(name)) return `n${standsFor(byTail.get(name))}`;
  if (what === "a" && byKey.has(name)) return `a${byKey.get(name)}`;
  return what === "e" ? name : null;
}

let opener = null;
/** Open a card; `focus` moves the keyboard into it. */
function open(what, { focus = false, centre = false } = {}) {
  if (focus && !$("card").contains(document.activeElement)) opener = document.activeElement;
  state.open = what;
  if (state.tab === "map") canvas.refocus(markOf(what));
  card();
  remember();
  if (state.tab === "map" && centre && canvas.marks.has(markOf(what))) {
    const { x, y } = canvas.marks.get(markOf(what));
    canvas.resize();
    canvas.network.moveTo({ position: { x, y }, scale: Math.max(canvas.network.getScale(), 0.8), offset: { x: 0, y: -covered() / 2 } });
    keepPlace();
  }
  if (focus) document.querySelector("#card h2")?.focus();
}

function closeCard() {
  state.open = "";
  canvas.refocus(null);
  card();
  remember();
  (opener?.isConnected ? opener : $("stage")).focus();
  opener = null;
}

function card() {
  const holder = $("card"), [what, name] = [state.open.slice(0, 1), state.open.slice(2)];
  const inside = holder.contains(document.activeElement);
  const content = what === "n" && byTail.has(name) ? institutionCard(institutions[byTail.get(name)])
    : what === "a" && byKey.has(name) ? activityCard(byKey.get(name))
      : what === "e" && (state.mode === "one" || state.tab === "table") ? tieCard(shown.ties.find((tie) => tie.id === name)) : null;
  holder.hidden = !content;
  if (content) holder.replaceChildren(...content.filter(Boolean));
  if (holder.scrollTop && holder.dataset.open !== state.open) holder.scrollTop = 0;
  holder.dataset.open = state.open;
  if (inside && content && !holder.contains(document.activeElement)) holder.querySelector("h2").focus();
}

function cardHead(title) {
  return make("div", { class: "card-head" }, make("h2", { id: "card-name", tabindex: "-1" }, title),
    make("button", { type: "button", class: "quiet", "aria-label": say("close"), onclick: closeCard }, "×"));
}

const nodeLink = (id, note = null) => make("button", {
  type: "button", class: "link", onclick: () => open(`n:${tail(institutions[id].iri)}`, { focus: true, centre: true }),
}, nameOf(institutions[id]), note ? ` ${note}` : null);

/** An activity as a line that opens its card. */
function deed(i) {
  const activity = activities[i];
  return make("li", {}, make("button", { type: "button", class: "link deed", onclick: () => open(`a:${activity.key}`, { focus: true }) },
    make("b", {}, activity.code, make("small", {}, String(activity.year))), make("span", {}, activity.title)));
}

const part = (title, count, ...children) => (children.length
  ? make("section", {}, make("h3", {}, title, count === null ? null : make("b", {}, ` · ${count}`)), ...children) : null);

function institutionCard(node) {
  const id = standsFor(node.id), entry = shown.nodes.get(id), kind = kindOf.get(node.kind);
  const all = (role) => (entry ? [...entry[role]] : node[role]).sort((a, b) => a - b);
  const near = new Map();
  for (const tie of shown.ties) {
    const other = tie.from === id ? tie.to : tie.to === id ? tie.from : null;
    if (other !== null) near.set(other, new Set([...(near.get(other) ?? []), ...tie.activities]));
  }
  const units = institutions.filter((other) => other.parent === node.id);
  const names = [...new Set([state.lang === "bg" ? node.label_en : node.label_bg, ...node.aliases])].filter((name) => name && name !== nameOf(node) && name !== node.abbr);
  return [
    cardHead(nameOf(node)),
    make("p", { class: "facts" }, make("span", {}, svgIcon(kind, node.collective, coloursNow()), nameOf(kind)), node.abbr ? make("span", {}, node.abbr) : null,
      node.collective ? make("span", {}, say("unranked")) : entry?.rank ? make("span", {}, `${say("rank")} ${entry.rank}`) : null),
    entry ? null : make("div", { class: "note" }, say("hidden"), make("br"),
      make("button", { type: "button", onclick: () => change(showAll(node), { fit: true }) }, say("show_all"))),
    make("div", { class: "actions" }, make("button", { type: "button", onclick: () => change({ ego: tail(node.iri), tab: "map", mode: "one" }, { fit: true }) }, say("ego"))),
    ...ROLES.map((role) => (all(role).length ? part(say(ROLE_WORDS[role]), all(role).length, make("ul", {}, ...all(role).map(deed))) : null)),
    near.size ? part(say("neighbours"), near.size, make("div", { class: "pile" }, ...[...near].sort((a, b) => b[1].size - a[1].size)
      .map(([other, shared]) => nodeLink(other, `(${shared.size})`)))) : null,
    node.parent !== null ? part(say("parent"), null, nodeLink(node.parent)) : null,
    units.length ? part(state.fold ? say("folded_in") : say("units"), units.length, make("div", { class: "pile" }, ...units.map((unit) => nodeLink(unit.id)))) : null,
    names.length ? part(say("aliases"), null, make("p", {}, names.join(" · "))) : null,
  ];
}

/** The filters that would have to go for everything to be shown. */
function showAll() {
  const { years, compare, themes: noThemes, ties, role, kinds, least, leastTie, commission, fold, classes, ego: centre } = START;
  return { years: [...years], compare, themes: [...noThemes], ties: [...ties], role, kinds: [...kinds], least, leastTie, commission, fold, classes, ego: centre };
}

function activityCard(i) {
  const activity = activities[i];
  const section = data.sections.find((s) => s.year === activity.year && s.n === activity.section);
  return [
    cardHead(activity.title),
    make("p", { class: "facts" }, make("span", {}, say("activity_of", activity)), section ? make("span", {}, `${say("section")} ${section.n}: ${nameOf({ ...section, iri: section.n })}`) : null),
    ...ROLES.map((role) => {
      const actors = institutions.filter((node) => node[role].includes(i));
      return actors.length ? part(say(ROLE_WORDS[role]), actors.length, make("div", { class: "pile" }, ...actors.map((node) => nodeLink(node.id)))) : null;
    }),
  ];
}

function tieCard(tie) {
  if (!tie) return null;
  const arrow = DIRECTED.has(tie.relation) ? "→" : "–";
  return [
    cardHead(`${shortOf(institutions[tie.from])} ${arrow} ${shortOf(institutions[tie.to])}`),
    make("p", { class: "facts" }, make("span", {}, say(tie.relation)), tie.change ? make("span", {}, say(tie.change)) : null),
    make("div", { class: "pile" }, nodeLink(tie.from), nodeLink(tie.to)),
    part(say("activities"), tie.activities.length, ...tie.activities.map((i) => {
      const proofs = tie.evidence.filter((evidence) => evidence.activity === i);
      return make("div", { class: "proof" }, make("ul", {}, deed(i)), ...(proofs.length ? proofs.map((proof) => make("blockquote", { lang: "bg", "aria-label": say("evidence") },
        make("p", {}, make("q", {}, `${proof.from}`)), proof.to && proof.to !== proof.from ? make("p", {}, make("q", {}, proof.to)) : null,
        make("small", { lang: state.lang }, say("evidence_at", proof)))) : [make("small", {}, say("no_evidence"))]));
    })),
  ];
}

/* ---- table and CSV ---- */

/** The two tables as headings and rows: cells are texts or numbers; `links` says what the first cells open. */
function tableOf(what) {
  const codes = (list) => [...list].sort((a, b) => a - b).map((i) => activities[i].key).join("; ");
  if (what === "nodes") {
    return {
      title: say("institutions"), columns: ["rank", "name", "abbr", "kind", "activities", "leads", "partners", "pays_for"].map((key) => say(key)),
      rows: inOrder(shown.nodes).map(({ node, rank: place, all, leads, partners, pays }) => ({
        open: { 1: `n:${tail(node.iri)}` },
        cells: [place ?? say("unranked"), nameOf(node), node.abbr ?? "", nameOf(kindOf.get(node.kind)), all.size, leads.size, partners.size, pays.size],
      })),
    };
  }
  if (state.mode === "two") {
    return {
      title: say("participations"), columns: ["name", "role_short", "year", "code", "activity_title"].map((key) => say(key)),
      rows: participations(shown).map(({ node, role, activity }) => ({
        open: { 0: `n:${tail(institutions[node].iri)}`, 4: `a:${activities[activity].key}` },
        cells: [nameOf(institutions[node]), say(ROLE_WORDS[role]), activities[activity].year, activities[activity].code, activities[activity].title],
      })),
    };
  }
  const columns = ["from", "relation", "to", "activities", "codes", ...(shown.years ? ["change"] : [])];
  return {
    title: say("ties"), columns: columns.map((key) => say(key)),
    rows: shown.ties.map((tie) => ({
      open: { 0: `n:${tail(institutions[tie.from].iri)}`, 2: `n:${tail(institutions[tie.to].iri)}`, 3: `e:${tie.id}` },
      cells: [nameOf(institutions[tie.from]), say(tie.relation), nameOf(institutions[tie.to]), tie.activities.length, codes(tie.activities), ...(shown.years ? [say(tie.change)] : [])],
    })),
  };
}

function sorted(what, rows) {
  const { column, down } = sorting[what], sign = down ? -1 : 1;
  return rows.map((row, i) => [row, i]).sort(([a, i], [b, j]) => {
    const [x, y] = [a.cells[column], b.cells[column]];
    if (typeof x !== typeof y) return typeof x === "number" ? -1 : 1;
    return sign * (typeof x === "number" ? x - y : x.localeCompare(y, state.lang)) || i - j;
  }).map(([row]) => row);
}

/** @returns {HTMLElement[]} the tables of what is shown */
function tables(forPrint = false) {
  return ["nodes", "edges"].map((what) => {
    const { title, columns, rows } = tableOf(what), order = sorted(what, rows), cut = forPrint ? order : order.slice(0, LONGEST_TABLE);
    const head = columns.map((name, i) => {
      const direction = sorting[what].column === i ? (sorting[what].down ? "descending" : "ascending") : "none";
      return make("th", { scope: "col", "aria-sort": direction, class: typeof rows[0]?.cells[i] === "number" ? "number" : null }, make("button", {
        type: "button", onclick: () => {
          sorting[what] = { column: i, down: sorting[what].column === i ? !sorting[what].down : typeof rows[0]?.cells[i] === "number" && i > 0 };
          refresh();
          document.querySelectorAll(`#table-${what} thead button`)[i].focus();
        },
      }, name));
    });
    const body = cut.map((row) => make("tr", {}, ...row.cells.map((cell, i) => {
      const isHead = i === (what === "nodes" ? 1 : 0);
      const inner = row.open[i] ? make("button", { type: "button", class: "link", "aria-label": typeof cell === "number" ? `${cell}: ${say("evidence")}` : null, onclick: () => open(row.open[i], { focus: true }) }, String(cell)) : String(cell);
      return make(isHead ? "th" : "td", { scope: isHead ? "row" : null, class: typeof cell === "number" ? "number" : columns[i] === say("codes") ? "codes" : null }, inner);
    })));
    return make("section", {}, make("div", { class: "table-head" }, make("h2", {}, `${title} (${rows.length})`),
      make("button", { type: "button", "data-csv": what, onclick: () => csv(what) }, say("csv"))),
    cut.length < rows.length ? make("p", { class: "hint" }, say("table_cut", { n: cut.length, all: rows.length })) : null,
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title },
      make("table", { id: forPrint ? null : `table-${what}` }, make("caption", { class: "unseen" }, `${title}. ${status()}`), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body))));
  });
}

/** One CSV field: quoted when needed; what a spreadsheet would take for a formula gets an apostrophe. */
function field(value) {
  if (typeof value === "number") return String(value);
  const text = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function csv(what) {
  const { columns, rows } = tableOf(what);
  const text = [columns, ...sorted(what, rows).map((row) => row.cells)].map((row) => row.map(field).join(",")).join("\r\n");
  save(`mrezha-${what === "nodes" ? "institutions" : "ties"}.csv`, new Blob([`\ufeff${text}\r\n`], { type: "text/csv;charset=utf-8" }));
}

/* ---- files, link, print ---- */

function save(name, blob) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 30000);
  announce(say("saved", { name }));
}

function drawing() {
  const drawn = picture(shown), kinds = kindEntries().filter((kind) => kind.count);
  const styles = [...new Set(drawn.lines.map((line) => line.style))].map((style) => ({ style, label: lineWord(style) }));
  return svgPicture(drawn, document.title, status(), kinds, styles);
}

const svgText = (element) => new XMLSerializer().serializeToString(element);

async function savePng() {
  const element = drawing(), image = new Image();
  const [width, height] = [Number(element.getAttribute("width")), Number(element.getAttribute("height"))];
  image.src = URL.createObjectURL(new Blob([svgText(element)], { type: "image/svg+xml" }));
  await image.decode();
  const scale = Math.min(2, 8000 / Math.max(width, height)), surface = make("canvas");
  [surface.width, surface.height] = [width * scale, height * scale];
  surface.getContext("2d").drawImage(image, 0, 0, surface.width, surface.height);
  URL.revokeObjectURL(image.src);
  surface.toBlob((blob) => save("mrezha-map.png", blob), "image/png");
}

async function copyLink() {
  keepPlace();
  remember();
  try {
    await navigator.clipboard.writeText(location.href);
    flash(say("copied"));
  } catch {
    flash(say("copy_failed"));
  }
}

/** Say something for a moment where the status stands. */
function flash(text) {
  announce(text);
  $("status").textContent = text;
  setTimeout(() => { $("status").textContent = status(); }, 3500);
}

/** Keep the place and zoom of the map in the address. */
function keepPlace() {
  if (state.tab !== "map") return;
  const { x, y } = canvas.network.getViewPosition();
  state.at = [x, y, canvas.network.getScale() * 1000, tall() ? 1 : 0].map(Math.round).join("_");
}

/** Go to the place and zoom of the address, or show everything. */
function place() {
  const [x, y, scale, wasTall] = state.at.split("_").map(Number);
  if (scale > 0 && Number.isFinite(x + y + scale) && Boolean(wasTall) === tall()) canvas.network.moveTo({ position: { x, y }, scale: scale / 1000 });
  else canvas.fit(covered());
}

function print() {
  $("print").replaceChildren(drawing(), ...tables(true));
}

const DOES = {
  png: savePng, svg: () => save("mrezha-map.svg", new Blob([svgText(drawing())], { type: "image/svg+xml" })),
  "csv-nodes": () => csv("nodes"), "csv-edges": () => csv("edges"), link: copyLink, print: () => window.print(),
  "themes-all": () => change({ themes: [] }), "themes-none": () => change({ themes: [...themes] }),
  reset: () => change({ ...showAll(), mode: "one", open: "", depth: 1 }, { fit: true }),
  "zoom-in": () => zoom(1.3), "zoom-out": () => zoom(1 / 1.3), "zoom-all": () => { canvas.fit(covered()); state.at = ""; remember(); },
};

function zoom(factor) {
  canvas.network.moveTo({ scale: canvas.network.getScale() * factor });
  keepPlace();
  remember();
}

/* ---- search ---- */

function suggest() {
  const box = $("search"), list = $("found"), hits = found(box.value);
  const empty = box.value.trim() && !hits.length;
  list.replaceChildren(...hits.map((hit, i) => {
    const node = hit.what === "institution" ? institutions[hit.id] : null, activity = activities[hit.id];
    return make("li", { id: `hit-${i}`, role: "option", "aria-selected": String(i === 0), "data-open": node ? `n:${tail(node.iri)}` : `a:${activity.key}` },
      node ? svgIcon(kindOf.get(node.kind), node.collective, coloursNow()) : null,
      make("span", {}, node ? nameOf(node) : `${activity.code} ${activity.title.slice(0, 90)}`), make("small", {}, node ? node.abbr ?? "" : String(activity.year)));
  }));
  if (empty) list.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, say("search_none")));
  list.hidden = !hits.length && !empty;
  box.setAttribute("aria-expanded", String(!list.hidden));
  if (hits.length) box.setAttribute("aria-activedescendant", "hit-0"); else box.removeAttribute("aria-activedescendant");
  if (box.value.trim()) announce(empty ? say("search_none") : say("search_found", { n: hits.length }));
}

function closeSearch() {
  $("found").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
}

function searchKey(event) {
  const items = [...$("found").querySelectorAll("[data-open]")], now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") { closeSearch(); return; }
  if (event.key === "Enter" && items[now] && !$("found").hidden) { event.preventDefault(); choose(items[now]); return; }
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || !items.length) return;
  event.preventDefault();
  if ($("found").hidden) { suggest(); return; }
  const next = (now + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length;
  items.forEach((item, i) => item.setAttribute("aria-selected", String(i === next)));
  $("search").setAttribute("aria-activedescendant", items[next].id);
  items[next].scrollIntoView({ block: "nearest" });
}

function choose(item) {
  closeSearch();
  open(item.dataset.open, { focus: true, centre: true });
  opener = $("search");
}

/* ---- the map's own keys and pointer ---- */

function mapKey(event) {
  const step = 60 / canvas.network.getScale(), { x, y } = canvas.network.getViewPosition();
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (moves[event.key]) canvas.network.moveTo({ position: { x: x + moves[event.key][0], y: y + moves[event.key][1] } });
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") DOES["zoom-all"]();
  else if (event.key === "PageDown" || event.key === "PageUp") {
    const order = inOrder(shown.nodes).map(({ node }) => `n:${tail(node.iri)}`);
    const now = order.indexOf(state.open), next = event.key === "PageDown" ? now + 1 : now < 0 ? order.length - 1 : now - 1;
    if (!order.length) return;
    open(order[(next + order.length) % order.length], { centre: true });
    announce(document.querySelector("#card h2").textContent);
  } else if (event.key === "Enter" && state.open) document.querySelector("#card h2")?.focus();
  else return;
  event.preventDefault();
}

/** The little note beside the pointer. */
function tip(id, event) {
  const box = $("tip"), at = event?.center ?? event;
  box.hidden = id === null || !at;
  if (box.hidden) return;
  const tie = shown.ties.find((other) => other.id === id), mark = canvas.marks.get(id);
  if (mark) {
    const thing = mark.activity ? activities[Number(id.slice(1))] : institutions[Number(id.slice(1))];
    const count = mark.activity ? String(thing.year) : `${say("activities")}: ${shown.nodes.get(thing.id).all.size}`;
    box.replaceChildren(mark.activity ? `${thing.code} ${thing.title}` : nameOf(thing), make("small", {}, count));
  } else if (tie) {
    const arrow = DIRECTED.has(tie.relation) ? "→" : "–";
    box.replaceChildren(`${shortOf(institutions[tie.from])} ${arrow} ${shortOf(institutions[tie.to])}`,
      make("small", {}, `${say(tie.relation)}${tie.change ? `, ${say(tie.change)}` : ""} · ${say("activities")}: ${tie.activities.length}`));
  } else box.hidden = true;
  box.style.left = `${Math.min((at.clientX ?? at.x) + 14, window.innerWidth - 310)}px`;
  box.style.top = `${Math.min((at.clientY ?? at.y) + 14, window.innerHeight - 70)}px`;
}

/** What a click on the drawing opens. */
function clicked(id) {
  if (id === null) { if (state.open) closeCard(); return; }
  const mark = canvas.marks.get(id), line = canvas.lines.get(id);
  if (mark) open(mark.activity ? `a:${activities[Number(id.slice(1))].key}` : `n:${tail(institutions[Number(id.slice(1))].iri)}`);
  else if (line) open(state.mode === "two" ? `a:${activities[Number(line.to.slice(1))].key}` : `e:${id}`);
  announce(document.querySelector("#card h2")?.textContent ?? "");
}

/** How much of the stage the card hides, where it is a sheet over the map. */
function covered() {
  const [card_, stage] = [$("card").getBoundingClientRect(), $("stage").getBoundingClientRect()];
  return $("card").hidden || card_.left >= stage.right - 1 ? 0 : Math.max(0, stage.bottom - card_.top);
}

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
  };
}

/** Where on the screen a line can be clicked. */
function lineMiddle(id) {
  const edge = canvas.network.body.edges[id], { x, y } = edge.edgeType.getPoint(0.5);
  return canvas.network.canvasToDOM({ x, y });
}

start();
