/* The drawing on the screen: vis-network holds the camera and the pointer, lines and symbols are ours. */

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
