/* What the page knows, what the reader chose, and what is therefore shown. Nothing here draws. */

/**
 * @typedef {{key: string, year: number, code: string, section: string, theme: string, title: string, at: number[]}} Activity
 * @typedef {{id: number, iri: string, label_bg: string, label_en: string, abbr: string|null, aliases: string[],
 *   kind: string, collective: boolean, parent: number|null, leads: number[], partners: number[], pays: number[],
 *   x: number, y: number, at: number[]}} Institution
 * @typedef {{activity: number, from: string, to: string, document: string, start: number, end: number}} Evidence
 * @typedef {{id: string, from: number, to: number, relation: string, activities: number[], evidence: Evidence[],
 *   change: string}} Tie
 * @typedef {{node: Institution, leads: Set<number>, partners: Set<number>, pays: Set<number>, all: Set<number>,
 *   rank: number|null}} Shown
 */

/** @type {any} */
const data = JSON.parse(document.getElementById("data").textContent);
/** @type {Activity[]} */
const activities = data.activities;
/** @type {Institution[]} */
const institutions = data.nodes;
const RELATIONS = ["lead-partner", "co-lead", "co-partner", "pays"];
const ROLES = ["leads", "partners", "pays"];
const ROLE_WORDS = { leads: "leads", partners: "partners", pays: "pays_for" };
const DIRECTED = new Set(["lead-partner", "pays"]);
const themes = [...new Set(data.sections.map((section) => section.theme))];
const kindOf = new Map(data.kinds.map((kind) => [kind.id, kind]));
const isCommission = (node) => /\/institution\/a?nkbth$/.test(node.iri);
const tail = (iri) => iri.split("/id/").pop();
const byTail = new Map(institutions.map((node) => [tail(node.iri), node.id]));
const byKey = new Map(activities.map((activity, i) => [activity.key, i]));

/* ---- what the reader chose ---- */

const START = Object.freeze({
  lang: data.lang, tab: "map", mode: "one", years: [], compare: "", themes: [], ties: [], role: "any",
  kinds: [], least: 1, leastTie: 1, commission: true, fold: false, classes: true, ego: "", depth: 1, open: "", at: "",
});
/** Lists (`years`, `themes`, `ties`, `kinds`) hold what is switched off. */
const state = { ...START };

/** The state as the part of the address behind #, defaults left out. */
function toHash() {
  const parts = new URLSearchParams();
  for (const [key, first] of Object.entries(START)) {
    const value = state[key];
    if (Array.isArray(value)) { if (value.length) parts.set(key, value.join(",")); }
    else if (typeof value === "boolean") { if (value !== first) parts.set(key, value ? "1" : "0"); }
    else if (value !== first || key === "lang") parts.set(key, String(value));
  }
  return parts.toString();
}

/** Read the address; anything unknown or ill-formed leaves the default. */
function fromHash(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const known = {
    lang: Object.keys(data.words), tab: ["map", "table"], mode: ["one", "two"], compare: ["", ...pairsOfYears()],
    role: ["any", ...ROLES], years: data.years.map(String), themes, ties: [...RELATIONS, ...ROLES], kinds: [...kindOf.keys()],
  };
  for (const [key, first] of Object.entries(START)) {
    const text = parts.get(key);
    let value = first;
    if (text !== null) {
      if (Array.isArray(first)) value = text.split(",").filter((item) => known[key].includes(item));
      else if (typeof first === "boolean") value = text === "1";
      else if (typeof first === "number") value = Math.min(Math.max(parseInt(text, 10) || first, 1), key === "depth" ? 3 : 9999);
      else if (!known[key] || known[key].includes(text)) value = text;
    }
    state[key] = Array.isArray(value) ? [...value] : value;
  }
  if (state.ego && !byTail.has(state.ego)) state.ego = "";
}

/** "2020-2025" for every earlier and later year. */
function pairsOfYears() {
  return data.years.flatMap((a) => data.years.filter((b) => b > a).map((b) => `${a}-${b}`));
}

/* ---- words ---- */

/** A word of the page in the reader's language, with {names} filled in. */
function say(key, values = {}) {
  const text = data.words[state.lang][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}
const nameOf = (thing) => thing[`label_${state.lang}`] || thing.label_bg || thing.label_en || tail(thing.iri ?? thing.id);
/** A short name for the drawing: the abbreviation, where the reader can read it. */
const shortOf = (node) => (node.abbr && (state.lang === "bg" || /^[\x20-\x7e]+$/.test(node.abbr)) ? node.abbr : nameOf(node));
/** A short name of a section: its words without "РАЗДЕЛ II" and quotes. */
function themeName(theme) {
  const section = data.sections.filter((s) => s.theme === theme).sort((a, b) => b.year - a.year)[0];
  return section ? nameOf({ ...section, iri: theme }) : theme;
}
/** The section's number, with the year where the years differ. */
function themeNumbers(theme) {
  const sections = data.sections.filter((s) => s.theme === theme).sort((a, b) => a.year - b.year);
  const same = sections.length === data.years.length && sections.every((s) => s.n === sections[0].n);
  return same ? sections[0]?.n : sections.map((s) => `${s.n} (${s.year})`).join(", ");
}

/* ---- what is shown ---- */

/** The institution an actor stands for: itself, or its topmost parent when units are folded. */
function standsFor(id) {
  const seen = new Set();
  while (state.fold && institutions[id].parent !== null && !seen.has(id)) {
    seen.add(id);
    id = institutions[id].parent;
  }
  return id;
}

/** @returns {{nodes: Map<number, Shown>, ties: Tie[], activities: Set<number>, years: number[]|null}} */
function shownNow() {
  const pair = state.compare ? state.compare.split("-").map(Number) : null;
  const allowed = new Set();
  activities.forEach((activity, i) => {
    const year = pair ? pair.includes(activity.year) : !state.years.includes(String(activity.year));
    if (year && !state.themes.includes(activity.theme)) allowed.add(i);
  });
  /** @type {Map<number, Shown>} */
  const nodes = new Map();
  for (const actor of institutions) {
    const id = standsFor(actor.id);
    if (!nodes.has(id)) {
      nodes.set(id, { node: institutions[id], leads: new Set(), partners: new Set(), pays: new Set(), all: new Set(), rank: null });
    }
    const shown = nodes.get(id);
    for (const role of ROLES) for (const i of actor[role]) if (allowed.has(i)) { shown[role].add(i); shown.all.add(i); }
  }
  for (const [id, shown] of nodes) {
    const { node } = shown;
    const hidden = shown.all.size < Math.max(1, state.least) || state.kinds.includes(node.kind)
      || (!state.commission && isCommission(node)) || (!state.classes && node.collective)
      || (state.role !== "any" && !shown[state.role].size);
    if (hidden) nodes.delete(id);
  }
  let ties = tiesBetween(nodes, allowed, pair);
  if (state.ego) {
    const near = around(standsFor(byTail.get(state.ego)), ties, nodes);
    for (const id of nodes.keys()) if (!near.has(id)) nodes.delete(id);
    ties = ties.filter((tie) => near.has(tie.from) && near.has(tie.to));
  }
  rank(nodes);
  const used = new Set();
  for (const shown of nodes.values()) for (const i of shown.all) used.add(i);
  return { nodes, ties, activities: used, years: pair };
}

/** The ties between shown institutions, parallel ones of folded units joined. @returns {Tie[]} */
function tiesBetween(nodes, allowed, pair) {
  const ties = new Map();
  for (const edge of data.edges) {
    if (state.ties.includes(edge.relation)) continue;
    let [from, to] = [standsFor(edge.from), standsFor(edge.to)];
    if (from === to || !nodes.has(from) || !nodes.has(to)) continue;
    const here = edge.activities.filter((i) => allowed.has(i));
    if (!here.length) continue;
    const turned = !DIRECTED.has(edge.relation) && from > to;
    if (turned) [from, to] = [to, from];
    const id = `${tail(institutions[from].iri)}|${edge.relation}|${tail(institutions[to].iri)}`;
    if (!ties.has(id)) ties.set(id, { id, from, to, relation: edge.relation, activities: new Set(), evidence: [], change: "" });
    const tie = ties.get(id);
    here.forEach((i) => tie.activities.add(i));
    for (const [activity, a, b, document_, start, end] of edge.evidence) {
      if (!allowed.has(activity)) continue;
      const words = [data.strings[a], data.strings[b]];
      if (turned) words.reverse();
      tie.evidence.push({ activity, from: words[0], to: words[1], document: data.strings[document_], start, end });
    }
  }
  const kept = [];
  for (const tie of ties.values()) {
    tie.activities = [...tie.activities].sort((a, b) => a - b);
    if (tie.activities.length < state.leastTie) continue;
    if (pair) {
      const [before, after] = pair.map((year) => tie.activities.some((i) => activities[i].year === year));
      tie.change = before && after ? "kept" : before ? "lost" : "new";
    }
    kept.push(tie);
  }
  return kept;
}

/** Institutions within `depth` steps of the centre. */
function around(centre, ties, nodes) {
  const near = new Set(nodes.has(centre) ? [centre] : []);
  for (let step = 0; step < state.depth; step += 1) {
    const edge = new Set(near);
    for (const tie of ties) {
      if (edge.has(tie.from)) near.add(tie.to);
      if (edge.has(tie.to)) near.add(tie.from);
    }
  }
  return near;
}

/** Ranks by number of activities, equal numbers with equal rank; collective actors have none. */
function rank(nodes) {
  const order = [...nodes.values()].filter((shown) => !shown.node.collective).sort((a, b) => b.all.size - a.all.size);
  order.forEach((shown, i) => {
    shown.rank = i && order[i - 1].all.size === shown.all.size ? order[i - 1].rank : i + 1;
  });
}

/** Institutions in reading order: by rank, then name; collective actors last. */
function inOrder(nodes) {
  return [...nodes.values()].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || b.all.size - a.all.size
    || nameOf(a.node).localeCompare(nameOf(b.node), state.lang));
}

/** Every shown role as institution, role and activity: the ties of the picture with activities. */
function participations(shown) {
  return [...shown.nodes].flatMap(([node, entry]) => ROLES.filter((role) => !state.ties.includes(role))
    .flatMap((role) => [...entry[role]].map((activity) => ({ node, role, activity }))));
}

/* ---- search ---- */

const LOOKALIKES = { a: "а", b: "в", e: "е", k: "к", m: "м", h: "н", o: "о", p: "р", c: "с", t: "т", y: "у", x: "х" };
/** Text for comparing: lower case, no accents or punctuation, Latin look-alikes as Cyrillic. */
function folded(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[abekmhopctyx]/g, (letter) => LOOKALIKES[letter])
    .replace(/[^\p{L}\p{N}.]+/gu, " ").trim();
}

/** @type {{id: number, what: string, names: string[], text: string}[]} */
let index = [];
/** Everything that can be found, folded once. */
function buildIndex() {
  index = institutions.map((node) => {
    const names = [node.abbr, node.label_bg, node.label_en, ...node.aliases].filter(Boolean).map(folded);
    return { id: node.id, what: "institution", names, text: ` ${names.join(" ")}` };
  });
  activities.forEach((activity, id) => {
    const names = [folded(activity.code), folded(activity.title)];
    index.push({ id, what: "activity", names, text: ` ${names.join(" ")}` });
  });
}

/** The best matches: exact names, then beginnings of names, of words, then parts; institutions before activities. */
function found(query, limit = 12) {
  const wanted = folded(query);
  if (!wanted) return [];
  if (!index.length) buildIndex();
  const tokens = wanted.split(" ");
  const scored = [];
  for (const entry of index) {
    if (!tokens.every((token) => entry.text.includes(token))) continue;
    const score = entry.names.includes(wanted) ? 0 : entry.names.some((name) => name.startsWith(wanted)) ? 1
      : tokens.every((token) => entry.text.includes(` ${token}`)) ? 2 : 3;
    const node = entry.what === "institution" ? institutions[entry.id] : null;
    const weight = node ? ROLES.reduce((sum, role) => sum + node[role].length, 0) : 0;
    scored.push({ ...entry, score: score + (node ? 0 : 0.5), weight });
  }
  return scored.sort((a, b) => a.score - b.score || b.weight - a.weight || a.id - b.id).slice(0, limit);
}
