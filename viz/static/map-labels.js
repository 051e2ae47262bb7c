/* Labels: their lines, and which of them fit. */

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

/** Which labels fit, with their lines and places; `paper` bounds them, `blocked` holds boxes that stay free. */
function labelled(wanted, marks, scale, always = new Set(), paper = [-Infinity, -Infinity, Infinity, Infinity], blocked = []) {
  const taken = new Map(), chosen = [], cell = 80;
  const cells = ([x0, y0, x1, y1]) => {
    const keys = [];
    for (let x = Math.floor(x0 / cell); x <= Math.floor(x1 / cell); x += 1) {
      for (let y = Math.floor(y0 / cell); y <= Math.floor(y1 / cell); y += 1) keys.push(x * 65536 + y);
    }
    return keys;
  };
  const take = (box, owner) => cells(box).forEach((key) => (taken.get(key) ?? taken.set(key, []).get(key)).push({ box, owner }));
  const free = (box, owner) => cells(box).every((key) => (taken.get(key) ?? []).every(({ box: other, owner: his }) => his === owner
    || box[2] <= other[0] || other[2] <= box[0] || box[3] <= other[1] || other[3] <= box[1]));
  /** How much of other marks and labels a box would cover. */
  const covered_ = (box, owner) => [...new Set(cells(box).flatMap((key) => taken.get(key) ?? []))].reduce((sum, { box: other, owner: his }) => (
    his === owner ? sum : sum + Math.max(0, Math.min(box[2], other[2]) - Math.max(box[0], other[0])) * Math.max(0, Math.min(box[3], other[3]) - Math.max(box[1], other[1]))), 0);
  const least = (places, owner) => places.map((place) => [covered_(place.box, owner), place]).sort((a, b) => a[0] - b[0])[0]?.[1];
  const [left, top_, right, bottom] = paper;
  const seen = ({ x, y, r }) => (x + r) * scale >= left && (x - r) * scale <= right && (y + r) * scale >= top_ && (y - r) * scale <= bottom;
  for (const mark of marks) {
    if (!seen(mark)) continue;
    const r = mark.r * 0.8 * scale;
    take([mark.x * scale - r, mark.y * scale - r, mark.x * scale + r, mark.y * scale + r], mark.id);
  }
  for (const box of blocked) take(box, null);
  const order = wanted.filter((mark) => always.has(mark.id) || seen(mark)).sort((a, b) => Number(always.has(b.id)) - Number(always.has(a.id)) || b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const main = new Set(order.filter((mark) => !mark.activity).slice(0, 5).map((mark) => mark.id)); // named even over marks
  for (const mark of order) {
    const size = mark.activity ? 10.5 : mark.weight >= 12 ? 13.5 : 12, weight = !mark.activity && mark.weight >= 12 ? 600 : 400;
    const lines = wrapped(mark.label);
    const width = Math.max(...lines.map((line) => textWidth(line, size, weight)));
    const height = lines.length * size * 1.16, gap = mark.r * scale * (mark.shape === "diamond" || mark.shape === "star" ? 1.25 : 1.05) + 2;
    const [x, y] = [mark.x * scale, mark.y * scale];
    const beside = gap + 2 + width / 2; // below, above, right, left: the first that is free
    const places = [[x, y + gap], [x, y - gap - height], [x + beside, y - height / 2], [x - beside, y - height / 2]].map(([middle, top]) => (
      { middle, top, box: [middle - width / 2 - 3, top, middle + width / 2 + 3, top + height] }));
    const inside = places.filter(({ box }) => box[0] >= paper[0] && box[1] >= paper[1] && box[2] <= paper[2] && box[3] <= paper[3]);
    const clear = ({ box }) => [...blocked, ...chosen.map((label) => label.box)].every((other) => box[2] <= other[0] || other[2] <= box[0] || box[3] <= other[1] || other[3] <= box[1]);
    const place = inside.find(({ box }) => free(box, mark.id)) ?? (main.has(mark.id) ? least(inside.filter(clear), mark.id) : undefined)
      ?? (always.has(mark.id) ? places[0] : undefined);
    if (!place) continue;
    take(place.box, mark.id);
    chosen.push({ lines, x: place.middle / scale, y: place.top / scale, box: place.box, size, weight, activity: mark.activity });
  }
  return chosen;
}
