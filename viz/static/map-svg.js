/* The drawing as an SVG file, and the small symbols of the legend. */

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
  const path = curve(line, marks), list = (points) => points.map((point) => point.map(round).join(" "));
  const group = svg("g", { stroke: colours[line.style], fill: "none", opacity: PALE.has(line.style) ? 0.75 : 0.9 });
  if (!path) return group;
  const [start, middle, end] = list([path.start, path.middle, path.end]);
  const stroke = svg("path", { d: `M${start}Q${middle} ${end}`, "stroke-width": line.width });
  if (DASHES[line.style]) stroke.setAttribute("stroke-dasharray", DASHES[line.style].join(" "));
  group.append(stroke);
  if (path.head) group.append(svg("path", { d: `M${list(path.head).join("L")}Z`, fill: colours[line.style], "stroke-width": 0.5 }));
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
