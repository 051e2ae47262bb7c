/* Symbols, lines and colours: what has to be drawn, for the canvas and for files alike. */

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

/** A line as a curve between the rims of its ends, with its arrow head; null where its symbols touch. */
function curve(line, marks) {
  const a = marks.get(line.from), b = marks.get(line.to);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  if (Math.hypot(dx, dy) < a.r + b.r) return null;
  const middle = [(a.x + b.x) / 2 + dy * line.bend, (a.y + b.y) / 2 - dx * line.bend];
  const cut = (from, r) => {
    const [x, y] = [middle[0] - from.x, middle[1] - from.y], far = Math.hypot(x, y) || 1;
    return [from.x + (x / far) * r, from.y + (y / far) * r];
  };
  const start = cut(a, a.r + 1), tip = cut(b, b.r + 2);
  if (!line.arrow) return { start, middle, end: tip, head: null };
  const size = 5 + line.width * 1.3, [x, y] = [tip[0] - middle[0], tip[1] - middle[1]], far = Math.hypot(x, y) || 1;
  const [ux, uy] = [x / far, y / far], side = size * 0.45, back = [tip[0] - ux * size, tip[1] - uy * size];
  const head = [tip, [back[0] - uy * side, back[1] + ux * side], [back[0] + uy * side, back[1] - ux * side]];
  return { start, middle, end: cut(b, b.r + 2 + size * 0.8), head };
}
