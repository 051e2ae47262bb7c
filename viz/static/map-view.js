/* Where the reader is on the map: place and zoom, keys, pointer. */

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

function zoom(factor) {
  canvas.network.moveTo({ scale: canvas.network.getScale() * factor });
  keepPlace();
  remember();
}

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
