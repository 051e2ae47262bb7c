/* What the page knows, and what the reader chose. Nothing here draws. */

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
  if (!parts.size && data.edges.length >= data.limits.beyond) state.ego = busiest();
}

/** The institution, no collective one and not the Commission, that takes part in most activities. */
function busiest() {
  const count = (node) => new Set(ROLES.flatMap((role) => node[role])).size;
  const named = institutions.filter((node) => !node.collective && !isCommission(node));
  return tail(named.reduce((most, node) => (count(node) > count(most) ? node : most)).iri);
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
