/* The form beside the map, filled anew at every change. */

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
