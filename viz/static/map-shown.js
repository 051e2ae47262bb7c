/* What follows from the reader's choices: which institutions and ties are shown. */

/** The institution an actor stands for: itself, or its topmost parent when units are folded. */
function standsFor(id) {
  const seen = new Set();
  while (state.fold && institutions[id].parent !== null && !seen.has(id)) {
    seen.add(id);
    id = institutions[id].parent;
  }
  return id;
}

/** @returns {{nodes: Map<number, Shown>, ties: Tie[], activities: Set<number>, of: number, years: number[]|null}} */
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
  return { nodes, ties, activities: used, of: allowed.size, years: pair };
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
