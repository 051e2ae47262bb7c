/* Drawing: symbols, lines and labels, on vis-network's canvas and as an SVG of our own. */

/** Outlines of the symbols as SVG paths around 0,0; `r` makes them weigh about the same. */
const SHAPES = {
  dot: (r) => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`,
  square: (r) => polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]], r * 0.88),
  diamond: (r) => polygon([[0, -1.22], [1.22, 0], [0, 1.22], [-1.22, 0]], r),
  triangle: (r) => polygon([[0, -1.25], [1.16, 0.8], [-1.16, 0.8]], r),
  triangleDown: (r) => polygon([[0, 1.25], [1.16, -0.8], [-1.16, -0.8]], r),
  hexagon: (r) => polygon([0, 1, 2, 3, 4, 5].map((i) => [Math.cos(i * Math.PI / 3), Math.sin(i * Math.PI / 3)]), r * 1.08),
  pentagon: (r) => polygon([0, 1, 2, 3, 4].map((i) => [Math.sin(i * 0.4 * Math.PI), -Math.cos(i * 0.4 * Math.PI)]), r * 1.12),
  star: (r) => polygon([...Array(10).keys()].map((i) => {
    const length = i % 2 ? 0.58 : 1.32;
    return [length * Math.sin(i * Math.PI / 5), -length * Math.cos(i * Math.PI / 5)];
  }), r),
  cross: (r) => polygon([[-0.42, -1.1], [0.42, -1.1], [0.42, -0.42], [1.1, -0.42], [1.1, 0.42], [0.42, 0.42], [0.42, 1.1],
    [-0.42, 1.1], [-0.42, 0.42], [-1.1, 0.42], [-1.1, -0.42], [-0.42, -0.42]], r),
  hourglass: (r) => polygon([[-1.05, -1.1], [1.05, -1.1], [0.3, 0], [1.05, 1.1], [-1.05, 1.1], [-0.3, 0]], r),
  ellipse: (r) => `M${-r * 1.3} 0A${r * 1.3} ${r * 0.8} 0 1 1 ${r * 1.3} 0A${r * 1.3} ${r * 0.8} 0 1 1 ${-r * 1.3} 0Z`,
  box: (r) => polygon([[-1.3, -0.75], [1.3, -0.75], [1.3, 0.75], [-1.3, 0.75]], r),
};
const OTHER_NAMES = { circle: "dot", rectangle: "box", plus: "cross", database: "box" };
const polygon = (points, r) => `M${points.map(([x, y]) => `${round(x * r)} ${round(y * r)}`).join("L")}Z`;
const round = (number) => Math.round(number * 100) / 100;
const outline = (shape, r) => (SHAPES[shape] ?? SHAPES[OTHER_NAMES[shape]] ?? SHAPES.dot)(round(r));

const LIGHT = {
  paper: "#fbfbf9", ink: "#1b232c", soft: "#66707c", halo: "#fbfbf9", rim: "#1b232c", activity: "#ffffff",
  "lead-partner": "#3f6ea8", "co-lead": "#1f3350", "co-partner": "#a3abb5", pays: "#b3600f",
  kept: "#7b8592", lost: "#c2410c", new: "#0f6fc2", leads: "#1f3350", partners: "#7d93b2",
};
const DARK = {
  paper: "#14181d", ink: "#e8ebef", soft: "#9ca7b3", halo: "#14181d", rim: "#e8ebef", activity: "#14181d",
  "lead-partner": "#6f9fdc", "co-lead": "#c7d6ec", "co-partner": "#5d6773", pays: "#e39a4a",
  kept: "#8b95a1", lost: "#f08a56", new: "#62b0f5", leads: "#c7d6ec", partners: "#6f86a6",
};
/** Dashes: every kind of line can be told without its colour. */
const DASHES = { "co-partner": [2, 4], pays: [9, 4], partners: false, lost: [2, 4], new: [10, 4] };
/** Curves apart, so that several ties of one pair do not cover each other. */
const BENDS = { "lead-partner": 0.1, "co-lead": 0, "co-partner": -0.12, pays: 0.24 };
const ARROWS = new Set(["lead-partner", "pays"]);
const arrowed = (style) => state.mode === "one" && ARROWS.has(style); // lines to activities have none
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const coloursNow = () => (dark.matches && !window.matchMedia("print").matches ? DARK : LIGHT);
/** A kind's colour, lifted where it would drown in a dark page. */
function fillOf(colour, colours) {
  const parts = /^#(..)(..)(..)$/.exec(colour)?.slice(1).map((hex) => parseInt(hex, 16));
  if (colours !== DARK || !parts || 0.3 * parts[0] + 0.6 * parts[1] + 0.1 * parts[2] > 90) return colour;
  return `rgb(${parts.map((part) => Math.round(part + (255 - part) * 0.3)).join(" ")})`;
}
const radiusOf = (count) => 6 + 2.2 * Math.sqrt(count);
const widthOf = (count) => round(Math.min(0.9 + 1.15 * Math.log2(count), 7));

/**
 * What has to be drawn, for both canvas and SVG.
 * @typedef {{id: string, x: number, y: number, r: number, shape: string, colour: string, hatched: boolean,
 *   label: string, weight: number, activity: boolean}} Mark
 * @typedef {{id: string, from: string, to: string, style: string, bend: number, arrow: boolean, width: number}} Line
 */

/** A stage higher than wide shows the same layout lying on its side. */
const tall = () => $("stage").clientHeight > $("stage").clientWidth * 1.2 && !window.matchMedia("print").matches;

/** @returns {{marks: Map<string, Mark>, lines: Line[]}} */
function picture(shown) {
  const marks = new Map(), lines = [], two = state.mode === "two";
  const at = (x, y) => (tall() ? { x: y * 0.9, y: x * 0.95 } : { x, y });
  for (const [id, { node, all }] of shown.nodes) {
    const kind = kindOf.get(node.kind);
    marks.set(`n${id}`, {
      id: `n${id}`, ...(two ? at(...node.at) : at(node.x, node.y)), r: radiusOf(all.size), shape: kind.shape,
      colour: kind.colour, hatched: node.collective, label: shortOf(node), weight: all.size + (node.collective ? 0 : 0.5), activity: false,
    });
  }
  if (two) {
    for (const i of shown.activities) {
      const activity = activities[i];
      marks.set(`a${i}`, {
        id: `a${i}`, ...at(...activity.at), r: 5, shape: "box", colour: "", hatched: false,
        label: data.years.length > 1 && !shown.years && state.years.length < data.years.length - 1 ? `${activity.code} ’${String(activity.year).slice(2)}` : activity.code,
        weight: 0, activity: true,
      });
    }
    for (const { node, role, activity } of participations(shown)) {
      lines.push({
        id: `n${node}|${role}|a${activity}`, from: `n${node}`, to: `a${activity}`, style: role, bend: role === "pays" ? 0.18 : 0,
        arrow: false, width: role === "leads" ? 2.2 : 1.1,
      });
    }
  } else {
    for (const tie of shown.ties) {
      lines.push({
        id: tie.id, from: `n${tie.from}`, to: `n${tie.to}`, style: tie.change || tie.relation, bend: BENDS[tie.relation],
        arrow: ARROWS.has(tie.relation), width: widthOf(tie.activities.length),
      });
    }
  }
  return { marks, lines };
}

/* ---- the canvas ---- */

class Canvas {
  /** @param {HTMLElement} element @param {{click: Function, hover: Function, moved: Function, resized: Function}} told */
  constructor(element, told) {
    this.element = element;
    this.marks = new Map();
    this.lines = new Map();
    this.focus = null; // id of a mark or line, whose neighbourhood stands out
    this.near = null;
    this.hovered = null;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    const options = { ...data.options, nodes: { shape: "custom", ctxRenderer: (about) => this.symbol(about) } };
    this.network = new vis.Network(element, { nodes: this.nodes, edges: this.edges }, options);
    this.network.on("click", (event) => told.click(event.nodes[0] ?? event.edges[0] ?? null));
    this.network.on("hoverNode", ({ node, event }) => { this.hovered = node; told.hover(node, event); this.network.redraw(); });
    this.network.on("hoverEdge", ({ edge, event }) => told.hover(edge, event));
    this.network.on("blurNode", () => { this.hovered = null; told.hover(null); this.network.redraw(); });
    this.network.on("blurEdge", () => told.hover(null));
    this.network.on("dragStart", () => told.hover(null));
    for (const name of ["dragEnd", "zoom"]) this.network.on(name, () => told.moved());
    this.network.on("resize", () => told.resized());
    this.network.on("afterDrawing", (context) => this.labels(context));
  }

  /** Show these marks and lines; symbols stay where the layout put them. */
  show({ marks, lines }, focus) {
    this.marks = marks;
    this.lines = new Map(lines.map((line) => [line.id, line]));
    this.refocus(focus, false);
    const nodes = [...marks.values()].map(({ id, x, y, r }) => ({ id, x, y, fixed: true, size: r }));
    replace(this.nodes, nodes);
    replace(this.edges, lines.map((line) => this.edge(line)));
  }

  /** Let the neighbourhood of one mark or line stand out. */
  refocus(focus, redraw = true) {
    this.focus = focus && (this.marks.has(focus) || this.lines.has(focus)) ? focus : null;
    this.near = null;
    if (this.focus) {
      this.near = new Set([this.focus]);
      for (const line of this.lines.values()) {
        if ([line.id, line.from, line.to].includes(this.focus)) [line.id, line.from, line.to].forEach((id) => this.near.add(id));
      }
    }
    if (redraw) this.edges.update([...this.lines.values()].map((line) => this.edge(line)));
  }

  edge(line) {
    const colours = coloursNow(), faint = this.near && !this.near.has(line.id);
    const opacity = faint ? 0.13 : line.style === "co-partner" || line.style === "partners" ? 0.7 : 0.8;
    const colour = { color: colours[line.style], hover: colours[line.style], highlight: colours[line.style], opacity };
    const curved = { enabled: line.bend !== 0, type: line.bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(line.bend) };
    return {
      id: line.id, from: line.from, to: line.to, width: line.id === this.focus ? line.width + 2 : line.width, color: colour,
      dashes: DASHES[line.style] ?? false, hoverWidth: 1, selectionWidth: 0, smooth: curved,
      arrows: { to: { enabled: line.arrow, scaleFactor: Math.max(0.32, 0.6 - line.width * 0.05), type: line.style === "pays" ? "vee" : "arrow" } },
    };
  }

  /** vis-network's hook: how one symbol is drawn. */
  symbol({ ctx, id, x, y }) {
    const mark = this.marks.get(id);
    if (!mark) return { drawNode: () => {}, nodeDimensions: { width: 1, height: 1 } };
    const path = new Path2D(outline(mark.shape, mark.r));
    return {
      nodeDimensions: { width: mark.r * 2, height: mark.r * 2 },
      drawNode: () => {
        const colours = coloursNow();
        ctx.save();
        ctx.translate(x, y);
        ctx.lineJoin = "round";
        ctx.fillStyle = colours.paper;
        ctx.strokeStyle = colours.paper;
        ctx.lineWidth = 5;
        ctx.stroke(path);
        ctx.fill(path);
        ctx.globalAlpha = this.near && !this.near.has(id) ? 0.28 : 1;
        if (mark.hatched) {
          ctx.save();
          ctx.clip(path);
          ctx.fillStyle = mark.colour;
          ctx.globalAlpha *= 0.25;
          ctx.fill(path);
          ctx.globalAlpha *= 3.4;
          ctx.strokeStyle = mark.colour;
          ctx.lineWidth = 1.4;
          ctx.beginPath();
          for (let step = -3 * mark.r; step < 3 * mark.r; step += 5) { ctx.moveTo(step, -1.5 * mark.r); ctx.lineTo(step + 3 * mark.r, 1.5 * mark.r); }
          ctx.stroke();
          ctx.restore();
          ctx.setLineDash([4, 3]);
        } else {
          ctx.fillStyle = mark.activity ? colours.activity : fillOf(mark.colour, colours);
          ctx.fill(path);
        }
        ctx.strokeStyle = mark.activity ? colours.soft : colours.rim;
        ctx.lineWidth = id === this.focus ? 3.5 : mark.hatched ? 1.6 : 1.1;
        ctx.stroke(path);
        ctx.restore();
      },
    };
  }

  /** Labels of constant size on the screen, the weightiest first, none over another. */
  labels(context) {
    const scale = this.network.getScale(), colours = coloursNow();
    const always = new Set([this.focus, this.hovered].filter(Boolean));
    const wanted = [...this.marks.values()].filter((mark) => !this.near || this.near.has(mark.id) || mark.id === this.hovered);
    context.save();
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    const { x: midX, y: midY } = this.network.getViewPosition(), { clientWidth: width, clientHeight: height } = this.element;
    const window_ = [midX * scale - width / 2, midY * scale - height / 2, midX * scale + width / 2, midY * scale + height / 2];
    const inTheWay = this.near ? wanted : [...this.marks.values()]; // what is faint may be written over
    for (const label of labelled(wanted, inTheWay, scale, always, window_)) {
      context.font = `${label.weight} ${label.size / scale}px system-ui, sans-serif`;
      context.fillStyle = label.activity ? colours.soft : colours.ink;
      context.strokeStyle = colours.halo;
      context.lineWidth = 3.5 / scale;
      label.lines.forEach((text, i) => {
        const y = label.y + (i * label.size * 1.16) / scale;
        context.strokeText(text, label.x, y);
        context.fillText(text, label.x, y);
      });
    }
    context.restore();
  }

  /** Take the size the page gives now, without waiting for the browser to tell. */
  resize() {
    this.network.setSize("100%", "100%");
  }

  /** Bring everything into view, above the lowest `covered` pixels. */
  fit(covered = 0) {
    const nodes = [...this.marks.keys()].filter((id) => !covered || !this.near || this.near.has(id)); // little room: what stands out
    if (!nodes.length) return;
    const [xs, ys] = ["x", "y"].map((side) => nodes.map((id) => this.marks.get(id)[side]));
    const span = (list) => [Math.min(...list), Math.max(...list)];
    const [[x0, x1], [y0, y1]] = [span(xs), span(ys)], { clientWidth: width, clientHeight: height } = this.element;
    const room = Math.min(52, width * 0.1); // for the labels of the outermost
    const scale = Math.min((width - 2 * room) / Math.max(x1 - x0, 1), (height - covered - (covered ? 70 : 90)) / Math.max(y1 - y0, 1), 1.6);
    this.network.moveTo({ position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, scale: Math.max(scale, 0.02), offset: { x: 0, y: -8 - covered / 2 } });
  }
}

/** Make a DataSet hold exactly these items with few changes. */
function replace(set, items) {
  const keep = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !keep.has(id)));
  set.update(items);
}

const measure = document.createElement("canvas").getContext("2d");
const measured = new Map();
/** Width of a text in the drawing's letters. */
function textWidth(text, size, weight) {
  const key = `${weight}${text}`;
  if (!measured.has(key)) {
    measure.font = `${weight} 100px system-ui, sans-serif`;
    measured.set(key, measure.measureText(text).width / 100);
  }
  return measured.get(key) * size;
}

/** A name in at most two lines of about 18 letters. */
function wrapped(text) {
  if (text.length <= 18) return [text];
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (!last || `${last} ${word}`.length <= 18) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const cut = lines.slice(0, 2).map((line) => (line.length > 22 ? `${line.slice(0, 21)}…` : line));
  if (lines.length > 2 && !cut[1].endsWith("…")) cut[1] = `${cut[1].replace(/[\s,„"“]+$/u, "")}…`;
  return cut;
}

/** Which labels fit, with their lines and places; `paper` bounds them. */
function labelled(wanted, marks, scale, always = new Set(), paper = [-Infinity, -Infinity, Infinity, Infinity]) {
  const taken = new Map(), chosen = [], cell = 80;
  const cells = ([x0, y0, x1, y1]) => {
    const keys = [];
    for (let x = Math.floor(x0 / cell); x <= Math.floor(x1 / cell); x += 1) {
      for (let y = Math.floor(y0 / cell); y <= Math.floor(y1 / cell); y += 1) keys.push(`${x},${y}`);
    }
    return keys;
  };
  const take = (box, owner) => cells(box).forEach((key) => (taken.get(key) ?? taken.set(key, []).get(key)).push({ box, owner }));
  const free = (box, owner) => cells(box).every((key) => (taken.get(key) ?? []).every(({ box: other, owner: his }) => his === owner
    || box[2] <= other[0] || other[2] <= box[0] || box[3] <= other[1] || other[3] <= box[1]));
  for (const mark of marks) {
    const r = mark.r * 0.8 * scale;
    take([mark.x * scale - r, mark.y * scale - r, mark.x * scale + r, mark.y * scale + r], mark.id);
  }
  const order = [...wanted].sort((a, b) => Number(always.has(b.id)) - Number(always.has(a.id)) || b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const main = new Set(order.filter((mark) => !mark.activity).slice(0, 5).map((mark) => mark.id)); // named even over marks
  for (const mark of order) {
    const size = mark.activity ? 10.5 : mark.weight >= 12 ? 13.5 : 12, weight = !mark.activity && mark.weight >= 12 ? 600 : 400;
    const lines = wrapped(mark.label);
    const width = Math.max(...lines.map((line) => textWidth(line, size, weight)));
    const height = lines.length * size * 1.16, gap = mark.r * scale * (mark.shape === "diamond" || mark.shape === "star" ? 1.25 : 1.05) + 2;
    const [x, y] = [mark.x * scale, mark.y * scale];
    const beside = gap + 2 + width / 2; // below, above, right, left: the first that is free
    const places = [[x, y + gap], [x, y - gap - height], [x + beside, y - height / 2], [x - beside, y - height / 2]].map(([middle, top]) => (
      { middle, top, box: [middle - width / 2 - 1, top, middle + width / 2 + 1, top + height] }));
    const inside = places.filter(({ box }) => box[0] >= paper[0] && box[1] >= paper[1] && box[2] <= paper[2] && box[3] <= paper[3]);
    const clear = ({ box }) => chosen.every(({ box: other }) => box[2] <= other[0] || other[2] <= box[0] || box[3] <= other[1] || other[3] <= box[1]);
    const place = inside.find(({ box }) => free(box, mark.id)) ?? (main.has(mark.id) ? inside.find(clear) : undefined)
      ?? (always.has(mark.id) ? places[0] : undefined);
    if (!place) continue;
    take(place.box, mark.id);
    chosen.push({ lines, x: place.middle / scale, y: place.top / scale, box: place.box, size, weight, activity: mark.activity });
  }
  return chosen;
}

/* ---- SVG of our own ---- */

const SVG = "http://www.w3.org/2000/svg";
/** An element with attributes; text goes in as text. */
function svg(name, attributes = {}, text = null) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, typeof value === "number" ? round(value) : value);
  if (text !== null) element.textContent = text;
  return element;
}

/** A symbol as SVG, for the picture and the legend; `prefix` names its drawing's hatches. */
function svgSymbol(mark, colours, prefix = "h") {
  const group = svg("g", { transform: `translate(${round(mark.x)} ${round(mark.y)})` });
  const d = outline(mark.shape, mark.r), fill = mark.activity ? colours.activity : mark.hatched ? mark.colour : fillOf(mark.colour, colours);
  group.append(svg("path", { d, fill: colours.paper, stroke: colours.paper, "stroke-width": 5, "stroke-linejoin": "round" }));
  if (mark.hatched) {
    const hatch = `url(#${prefix}-${fill.replace(/\W/g, "")})`;
    group.append(svg("path", { d, fill, "fill-opacity": 0.25 }), svg("path", { d, fill: hatch }));
  } else group.append(svg("path", { d, fill }));
  const rim = { d, fill: "none", stroke: mark.activity ? colours.soft : colours.rim, "stroke-width": mark.hatched ? 1.6 : 1.1, "stroke-linejoin": "round" };
  if (mark.hatched) rim["stroke-dasharray"] = "4 3";
  group.append(svg("path", rim));
  return group;
}

/** One tie: a curve that stops at the rim of its ends, with its arrow. */
function svgLine(line, marks, colours) {
  const a = marks.get(line.from), b = marks.get(line.to);
  const [dx, dy] = [b.x - a.x, b.y - a.y], length = Math.hypot(dx, dy) || 1;
  const middle = [(a.x + b.x) / 2 + dy * line.bend, (a.y + b.y) / 2 - dx * line.bend];
  const cut = (from, r) => {
    const [x, y] = [middle[0] - from.x, middle[1] - from.y], far = Math.hypot(x, y) || 1;
    return [from.x + (x / far) * r, from.y + (y / far) * r];
  };
  if (length < a.r + b.r) return svg("g");
  const head = line.arrow ? 5 + line.width * 1.3 : 0;
  const [start, tip, end] = [cut(a, a.r + 1), cut(b, b.r + 2), cut(b, b.r + 2 + head * 0.8)];
  const group = svg("g", { stroke: colours[line.style], fill: "none", opacity: line.style === "co-partner" ? 0.75 : 0.9 });
  const path = svg("path", { d: `M${start.map(round).join(" ")}Q${middle.map(round).join(" ")} ${end.map(round).join(" ")}`, "stroke-width": line.width });
  if (DASHES[line.style]) path.setAttribute("stroke-dasharray", DASHES[line.style].join(" "));
  group.append(path);
  if (line.arrow) {
    const [x, y] = [tip[0] - middle[0], tip[1] - middle[1]], far = Math.hypot(x, y) || 1, [ux, uy] = [x / far, y / far];
    const side = head * 0.45, back = [tip[0] - ux * head, tip[1] - uy * head];
    const points = [tip, [back[0] - uy * side, back[1] + ux * side], [back[0] + uy * side, back[1] - ux * side]];
    group.append(svg("path", { d: `M${points.map((point) => point.map(round).join(" ")).join("L")}Z`, fill: colours[line.style], "stroke-width": 0.5 }));
  }
  return group;
}

/** The sample line of a legend entry. */
function svgSample(style, colours) {
  const sample = svg("svg", { viewBox: "0 0 40 12", width: 40, height: 12, "aria-hidden": "true", focusable: "false" });
  const ends = new Map([["a", { x: 0, y: 6, r: 0 }], ["b", { x: 40, y: 6, r: 0 }]]);
  sample.append(svgLine({ from: "a", to: "b", style, bend: 0, arrow: arrowed(style), width: style === "co-lead" ? 2.6 : 1.8 }, ends, colours));
  return sample;
}

let icons = 0;
/** The symbol of a legend entry. */
function svgIcon(kind, hatched, colours) {
  const icon = svg("svg", { viewBox: "-11 -11 22 22", width: 20, height: 20, "aria-hidden": "true", focusable: "false" });
  const prefix = `icon${icons += 1}`; // a page may hold many: each refers to its own hatches
  if (hatched) icon.append(hatches([kind.colour], prefix));
  icon.append(svgSymbol({ x: 0, y: 0, r: 7, shape: kind.shape, colour: kind.colour, hatched, activity: false }, colours, prefix));
  return icon;
}

/** The patterns that fill collective actors. */
function hatches(used, prefix = "h") {
  const defs = svg("defs");
  for (const colour of new Set(used)) {
    const pattern = svg("pattern", { id: `${prefix}-${colour.replace(/\W/g, "")}`, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" });
    pattern.append(svg("path", { d: "M0 0V5", stroke: colour, "stroke-width": 2.2 }));
    defs.append(pattern);
  }
  return defs;
}

/** The whole picture with title, state and legend, on white: for files and paper. */
function svgPicture({ marks, lines }, title, caption, kinds, styles) {
  const colours = { ...LIGHT, paper: "#ffffff", halo: "#ffffff" };
  const all = [...marks.values()];
  const edge = (pick, side) => all.reduce((far, mark) => Math[pick](far, mark[side] + (pick === "min" ? -1 : 1) * (mark.r + 50)), pick === "min" ? Infinity : -Infinity);
  let [x0, y0, x1, y1] = all.length ? [edge("min", "x"), edge("min", "y"), edge("max", "x"), edge("max", "y")] : [0, 0, 900, 100];
  if (x1 - x0 < 900) [x0, x1] = [(x0 + x1) / 2 - 450, (x0 + x1) / 2 + 450];
  const columns = Math.max(1, Math.floor((x1 - x0) / 290)), entries = kinds.length + styles.length;
  const rows = Math.ceil(entries / columns), head = 78, foot = rows * 24 + 30;
  const root = svg("svg", { viewBox: [x0, y0 - head, x1 - x0, y1 - y0 + head + foot].map(round).join(" "), width: x1 - x0, height: y1 - y0 + head + foot, "font-family": "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif", lang: state.lang });
  root.append(svg("title", {}, title), svg("desc", {}, caption));
  root.append(hatches([...all.filter((mark) => mark.hatched), ...kinds.filter((kind) => kind.hatched)].map((mark) => mark.colour)));
  root.append(svg("rect", { x: x0, y: y0 - head, width: x1 - x0, height: y1 - y0 + head + foot, fill: "#ffffff" }));
  root.append(svg("text", { x: x0 + 24, y: y0 - head + 36, "font-size": 22, "font-weight": 600, fill: colours.ink }, title));
  root.append(svg("text", { x: x0 + 24, y: y0 - head + 60, "font-size": 13, fill: colours.soft }, caption));
  for (const line of lines) if (marks.has(line.from) && marks.has(line.to)) root.append(svgLine(line, marks, colours));
  for (const mark of all) root.append(svgSymbol(mark, colours));
  for (const label of labelled(all, all, 1)) {
    label.lines.forEach((text, i) => root.append(svg("text", {
      x: label.x, y: label.y + label.size * (0.95 + i * 1.16), "font-size": label.size, "font-weight": label.weight, "text-anchor": "middle",
      fill: label.activity ? colours.soft : colours.ink, stroke: colours.halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke",
    }, text)));
  }
  [...kinds, ...styles].forEach((entry, i) => {
    const [x, y] = [x0 + 36 + (i % columns) * 290, y1 + 16 + Math.floor(i / columns) * 24];
    if (entry.style) {
      const ends = new Map([["a", { x: x - 12, y, r: 0 }], ["b", { x: x + 26, y, r: 0 }]]);
      root.append(svgLine({ from: "a", to: "b", style: entry.style, bend: 0, arrow: arrowed(entry.style), width: 1.8 }, ends, colours));
    } else root.append(svgSymbol({ ...entry, x, y, r: 7, activity: false }, colours));
    root.append(svg("text", { x: x + (entry.style ? 36 : 18), y: y + 4, "font-size": 12, fill: colours.ink }, entry.label));
  });
  return root;
}
