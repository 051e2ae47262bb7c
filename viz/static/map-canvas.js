/* The drawing on the screen: vis-network holds the camera and the pointer, lines and symbols are ours. */

const NEAR = { mouse: 7, touch: 14 }; // pixels from a line that still touch it
const RESTS = 150; // milliseconds without movement

class Canvas {
  /** @param {HTMLElement} element @param {{click: Function, hover: Function, moved: Function, resized: Function}} told */
  constructor(element, told) {
    this.element = element;
    this.marks = new Map();
    this.lines = new Map();
    this.focus = null; // id of a mark or line, whose neighbourhood stands out
    this.near = null;
    this.hovered = null;
    this.batches = null; // what is drawn, joined by its looks; made anew when that changes
    this.placed = null; // labels as they stand, kept while the map slides
    this.still = null; // the picture of a heavy map
    this.nodes = new vis.DataSet(); // areas to point at: vis-network draws nothing by itself
    const area = ({ id }) => {
      const side = 2 * (this.marks.get(id)?.r ?? 1);
      return { drawNode: () => {}, nodeDimensions: { width: side, height: side } };
    };
    const options = { ...data.options, nodes: { shape: "custom", ctxRenderer: area } };
    this.network = new vis.Network(element, { nodes: this.nodes, edges: new vis.DataSet() }, options);
    this.network.on("click", ({ nodes, pointer, event }) => told.click(nodes[0] ?? this.lineAt(pointer.canvas, NEAR[event.pointerType] ?? NEAR.mouse)));
    this.network.on("hoverNode", ({ node, event }) => { this.hovered = node; told.hover(node, event); this.network.redraw(); });
    this.network.on("blurNode", () => { this.hovered = null; told.hover(null); this.network.redraw(); });
    this.network.on("dragStart", () => told.hover(null));
    for (const name of ["dragEnd", "zoom"]) this.network.on(name, () => told.moved());
    this.network.on("resize", () => told.resized());
    this.network.on("beforeDrawing", (context) => this.draw(context));
    this.network.on("afterDrawing", (context) => this.labels(context));
    let waiting = false;
    element.addEventListener("pointermove", (event) => {
      if (waiting || event.buttons || event.pointerType !== "mouse") return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        if (this.hovered) return;
        const { left, top } = element.getBoundingClientRect();
        const line = this.lineAt(this.network.DOMtoCanvas({ x: event.clientX - left, y: event.clientY - top }));
        element.style.cursor = line ? "pointer" : "";
        told.hover(line, event);
      });
    });
    element.addEventListener("pointerleave", () => told.hover(null));
  }

  /** Show these marks and lines; symbols stay where the layout put them. */
  show({ marks, lines }, focus) {
    this.marks = marks;
    this.lines = new Map(lines.map((line) => [line.id, { ...line, curve: curve(line, marks) }]));
    this.refocus(focus, false);
    const areas = [...marks.values()].map(({ id, x, y, r }) => ({ id, x, y, fixed: true, size: r }));
    this.nodes.remove(this.nodes.getIds().filter((id) => !marks.has(id)));
    this.nodes.update(areas.filter((area) => !same(area, this.nodes.get(area.id))));
    this.network.redraw();
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
    this.batches = this.placed = this.still = null;
    if (redraw) this.network.redraw();
  }

  /** The line at a point of the layout, if one is within `pixels` of it. */
  lineAt({ x, y }, pixels = NEAR.mouse) {
    let best = null, reach = pixels / this.network.getScale();
    for (const { id, curve: path } of this.lines.values()) {
      const away = path ? distance(path, x, y, reach) : Infinity;
      if (away < reach) [best, reach] = [id, away];
    }
    return best;
  }

  /** Draw what is below the labels; a heavy map moves as a picture of itself and is drawn sharp when it rests. */
  draw(context) {
    if (this.lines.size < data.limits.heavy) { this.paint(context); return; }
    const view = this.view();
    const covers = ({ x, y, scale, wide, high }) => scale !== view.scale
      || (Math.abs(x - view.x) <= (wide - view.wide) / 2 && Math.abs(y - view.y) <= (high - view.high) / 2);
    if (!this.still || !covers(this.still)) this.still = this.pictured(view);
    const { x, y, wide, high, image } = this.still;
    context.drawImage(image, x - wide / 2, y - high / 2, wide, high);
    if (moved(this.still, view)) this.rest();
  }

  /** The middle, scale and size of what the stage shows, in the layout's measure. */
  view() {
    const { x, y } = this.network.getViewPosition(), scale = this.network.getScale();
    return { x, y, scale, wide: this.element.clientWidth / scale, high: this.element.clientHeight / scale };
  }

  /** A picture of the view with a quarter of it around, pixel for pixel. */
  pictured({ x, y, scale, wide, high }) {
    const image = document.createElement("canvas"), sharp = scale * window.devicePixelRatio;
    [image.width, image.height] = [wide, high].map((side) => Math.round(side * sharp) + 2 * Math.round((side * sharp) / 4));
    const context = image.getContext("2d");
    context.setTransform(sharp, 0, 0, sharp, image.width / 2 - x * sharp, image.height / 2 - y * sharp);
    this.paint(context);
    return { x, y, scale, wide: image.width / sharp, high: image.height / sharp, image };
  }

  /** When the map has stopped moving, draw it sharp and with the labels of its new place. */
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.still && moved(this.still, this.view())) this.still = null;
      this.placed = null;
      this.network.redraw();
    }, RESTS);
  }

  /** Paint lines, then symbols: one stroke for all of one look, so that costs grow with looks and not with lines. */
  paint(context) {
    const colours = coloursNow();
    this.batches ??= { lines: lineBatches(this), marks: markBatches(this) };
    context.save();
    context.lineJoin = "round";
    for (const batch of this.batches.lines) drawLines(context, batch, colours);
    context.setLineDash([]);
    const { all, looks } = this.batches.marks;
    context.fillStyle = context.strokeStyle = colours.paper;
    context.lineWidth = 5;
    context.stroke(all);
    context.fill(all);
    for (const look of looks) drawMarks(context, look, colours);
    context.restore();
  }

  /** Labels of constant size on the screen, the weightiest first, none over another. */
  labels(context) {
    const scale = this.network.getScale(), colours = coloursNow();
    context.save();
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.strokeStyle = colours.halo;
    context.lineWidth = 3.5 / scale;
    for (const label of this.labelsNow()) {
      context.font = `${label.weight} ${label.size / scale}px system-ui, sans-serif`;
      context.fillStyle = label.activity ? colours.soft : colours.ink;
      label.lines.forEach((text, i) => {
        const y = label.y + (i * label.size * 1.16) / scale;
        context.strokeText(text, label.x, y);
        context.fillText(text, label.x, y);
      });
    }
    context.restore();
  }

  /** The labels that fit. While the map only slides they stay as they are, and are set anew when it rests. */
  labelsNow() {
    const { x, y, scale, wide, high } = this.view(), here = [x, y, wide, high].join();
    if (this.placed?.scale === scale && this.placed.hovered === this.hovered) {
      if (this.placed.here !== here) this.rest();
      return this.placed.labels;
    }
    const always = new Set([this.focus, this.hovered].filter(Boolean));
    const wanted = [...this.marks.values()].filter((mark) => !this.near || this.near.has(mark.id) || mark.id === this.hovered);
    const inTheWay = this.near ? wanted : [...this.marks.values()]; // what is faint may be written over
    const paper = [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2].map((side) => side * scale);
    this.placed = { scale, here, hovered: this.hovered, labels: labelled(wanted, inTheWay, scale, always, paper, this.blocked(paper)) };
    return this.placed.labels;
  }

  /** Where the buttons of the page lie over the drawing: no label goes below them. */
  blocked([left, top]) {
    const stage = this.element.getBoundingClientRect();
    return [...document.querySelectorAll(".zoom button")].map((button) => button.getBoundingClientRect()).map((box) => (
      [left + box.left - stage.left, top + box.top - stage.top, left + box.right - stage.left, top + box.bottom - stage.top]));
  }

  /** Take the size the page gives now, without waiting for the browser to tell. */
  resize() {
    this.network.setSize("100%", "100%");
  }

  /** Bring everything into view, below the bar of an ego view and above the lowest `covered` pixels. */
  fit(covered = 0) {
    const nodes = [...this.marks.keys()].filter((id) => !covered || !this.near || this.near.has(id)); // little room: what stands out
    if (!nodes.length) return;
    const [xs, ys] = ["x", "y"].map((side) => nodes.map((id) => this.marks.get(id)[side]));
    const span = (list) => [Math.min(...list), Math.max(...list)];
    const [[x0, x1], [y0, y1]] = [span(xs), span(ys)], { clientWidth: width, clientHeight: height } = this.element;
    const bar = $("ego").hidden ? 0 : $("ego").offsetHeight;
    const room = Math.min(52, width * 0.1); // for the labels of the outermost
    const scale = Math.min((width - 2 * room) / Math.max(x1 - x0, 1), (height - bar - covered - (covered ? 70 : 90)) / Math.max(y1 - y0, 1), 1.6);
    this.network.moveTo({ position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, scale: Math.max(scale, 0.02), offset: { x: 0, y: -8 + (bar - covered) / 2 } });
  }
}

const moved = (a, b) => a.scale !== b.scale || a.x !== b.x || a.y !== b.y;
const same = (a, b) => b !== null && a.x === b.x && a.y === b.y && a.size === b.size;
