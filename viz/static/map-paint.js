/* Painting on the canvas: lines and symbols of one look are one path. */

const ORDER = ["co-partner", "partners", "kept", "pays", "lead-partner", "leads", "co-lead", "lost", "new"];
const PALE = new Set(["co-partner", "partners"]);

/** Lines joined by style, width and emphasis, what stands out last. @param {Canvas} canvas_ */
function lineBatches({ lines, near, focus }) {
  const batches = new Map();
  for (const line of lines.values()) {
    if (!line.curve) continue;
    const faint = Boolean(near) && !near.has(line.id), width = line.id === focus ? line.width + 2 : line.width;
    const key = `${line.style} ${width} ${faint}`;
    if (!batches.has(key)) batches.set(key, { style: line.style, width, faint, path: new Path2D(), heads: new Path2D() });
    const { path, heads } = batches.get(key), { start, middle, end, head } = line.curve;
    path.moveTo(...start);
    path.quadraticCurveTo(...middle, ...end);
    if (head) {
      heads.moveTo(...head[0]);
      head.slice(1).forEach((point) => heads.lineTo(...point));
      heads.closePath();
    }
  }
  const rank_ = (batch) => (batch.faint ? 0 : 100) + ORDER.indexOf(batch.style);
  return [...batches.values()].sort((a, b) => rank_(a) - rank_(b) || a.width - b.width);
}

function drawLines(context, { style, width, faint, path, heads }, colours) {
  context.globalAlpha = faint ? 0.13 : PALE.has(style) ? 0.7 : 0.8;
  context.strokeStyle = context.fillStyle = colours[style];
  context.lineWidth = width;
  context.setLineDash(DASHES[style] || []);
  context.stroke(path);
  context.fill(heads);
}

/** Symbols joined by colour and emphasis, and the outline of them all. @param {Canvas} canvas_ */
function markBatches({ marks, near, focus }) {
  const looks = new Map(), all = new Path2D();
  for (const mark of marks.values()) {
    const faint = Boolean(near) && !near.has(mark.id), key = [mark.colour, mark.hatched, mark.activity, faint, mark.id === focus].join();
    if (!looks.has(key)) looks.set(key, { ...mark, faint, focused: mark.id === focus, path: new Path2D(), hatch: new Path2D() });
    const look = looks.get(key), symbol = new Path2D(outline(mark.shape, mark.r));
    for (const path of [all, look.path]) path.addPath(symbol, { e: mark.x, f: mark.y });
    if (mark.hatched) {
      for (let step = -3 * mark.r; step < 3 * mark.r; step += 5) {
        look.hatch.moveTo(mark.x + step, mark.y - 1.5 * mark.r);
        look.hatch.lineTo(mark.x + step + 3 * mark.r, mark.y + 1.5 * mark.r);
      }
    }
  }
  return { all, looks: [...looks.values()].sort((a, b) => Number(b.faint) - Number(a.faint)) };
}

function drawMarks(context, { colour, hatched, activity, faint, focused, path, hatch }, colours) {
  const alpha = faint ? 0.28 : 1;
  context.globalAlpha = hatched ? alpha * 0.25 : alpha;
  context.fillStyle = activity ? colours.activity : hatched ? colour : fillOf(colour, colours);
  context.fill(path);
  if (hatched) {
    context.save();
    context.clip(path);
    context.globalAlpha = alpha * 0.85;
    context.strokeStyle = colour;
    context.lineWidth = 1.4;
    context.stroke(hatch);
    context.restore();
  }
  context.globalAlpha = alpha;
  context.strokeStyle = activity ? colours.soft : colours.rim;
  context.lineWidth = focused ? 3.5 : hatched ? 1.6 : 1.1;
  context.setLineDash(hatched ? [4, 3] : []);
  context.stroke(path);
  context.setLineDash([]);
}

/** How far a point is from a curve; Infinity where the curve's box is farther than `reach`. */
function distance({ start, middle, end }, x, y, reach) {
  const apart = (a, b, c, value) => Math.min(a, b, c) - reach > value || Math.max(a, b, c) + reach < value;
  if (apart(start[0], middle[0], end[0], x) || apart(start[1], middle[1], end[1], y)) return Infinity;
  let [px, py] = start, least = Infinity;
  for (let step = 1; step <= 12; step += 1) {
    const [qx, qy] = onCurve({ start, middle, end }, step / 12), [dx, dy] = [qx - px, qy - py];
    const along = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(px + along * dx - x, py + along * dy - y));
    [px, py] = [qx, qy];
  }
  return least;
}

/** The point of a curve at `t` from 0 to 1. */
function onCurve({ start, middle, end }, t) {
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return [0, 1].map((axis) => a * start[axis] + b * middle[axis] + c * end[axis]);
}
