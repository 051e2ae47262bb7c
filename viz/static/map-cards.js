/* The cards of institutions, activities and ties. */

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
