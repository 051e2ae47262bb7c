/* Pictures and links to take away. */

function save(name, blob) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 30000);
  announce(say("saved", { name }));
}

function drawing() {
  const drawn = picture(shown), kinds = kindEntries().filter((kind) => kind.count);
  const styles = [...new Set(drawn.lines.map((line) => line.style))].map((style) => ({ style, label: lineWord(style) }));
  return svgPicture(drawn, document.title, status(), kinds, styles);
}

const svgText = (element) => new XMLSerializer().serializeToString(element);

async function savePng() {
  const element = drawing(), image = new Image();
  const [width, height] = [Number(element.getAttribute("width")), Number(element.getAttribute("height"))];
  image.src = URL.createObjectURL(new Blob([svgText(element)], { type: "image/svg+xml" }));
  await image.decode();
  const scale = Math.min(2, 8000 / Math.max(width, height)), surface = make("canvas");
  [surface.width, surface.height] = [width * scale, height * scale];
  surface.getContext("2d").drawImage(image, 0, 0, surface.width, surface.height);
  URL.revokeObjectURL(image.src);
  surface.toBlob((blob) => save("mrezha-map.png", blob), "image/png");
}

async function copyLink() {
  keepPlace();
  remember();
  try {
    await navigator.clipboard.writeText(location.href);
    flash(say("copied"));
  } catch {
    flash(say("copy_failed"));
  }
}

/** Say something for a moment where the status stands. */
function flash(text) {
  announce(text);
  $("status").textContent = text;
  setTimeout(() => { $("status").textContent = status(); }, 3500);
}

function print() {
  $("print").replaceChildren(drawing(), ...tables(true));
}
