/* Finding institutions and activities by any of their names, and the box to type in. */

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
