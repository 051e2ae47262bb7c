/* The table twin of the map, and its CSV. */

/** The two tables as headings and rows: cells are texts or numbers; `links` says what the first cells open. */
function tableOf(what) {
  const codes = (list) => [...list].sort((a, b) => a - b).map((i) => activities[i].key).join("; ");
  if (what === "nodes") {
    return {
      title: say("institutions"), columns: ["rank", "name", "abbr", "kind", "activities", "leads", "partners", "pays_for"].map((key) => say(key)),
      rows: inOrder(shown.nodes).map(({ node, rank: place, all, leads, partners, pays }) => ({
        open: { 1: `n:${tail(node.iri)}` },
        cells: [place ?? say("unranked"), nameOf(node), node.abbr ?? "", nameOf(kindOf.get(node.kind)), all.size, leads.size, partners.size, pays.size],
      })),
    };
  }
  if (state.mode === "two") {
    return {
      title: say("participations"), columns: ["name", "role_short", "year", "code", "activity_title"].map((key) => say(key)),
      rows: participations(shown).map(({ node, role, activity }) => ({
        open: { 0: `n:${tail(institutions[node].iri)}`, 4: `a:${activities[activity].key}` },
        cells: [nameOf(institutions[node]), say(ROLE_WORDS[role]), activities[activity].year, activities[activity].code, activities[activity].title],
      })),
    };
  }
  const columns = ["from", "relation", "to", "activities", "codes", ...(shown.years ? ["change"] : [])];
  return {
    title: say("ties"), columns: columns.map((key) => say(key)),
    rows: shown.ties.map((tie) => ({
      open: { 0: `n:${tail(institutions[tie.from].iri)}`, 2: `n:${tail(institutions[tie.to].iri)}`, 3: `e:${tie.id}` },
      cells: [nameOf(institutions[tie.from]), say(tie.relation), nameOf(institutions[tie.to]), tie.activities.length, codes(tie.activities), ...(shown.years ? [say(tie.change)] : [])],
    })),
  };
}

function sorted(what, rows) {
  const { column, down } = sorting[what], sign = down ? -1 : 1;
  return rows.map((row, i) => [row, i]).sort(([a, i], [b, j]) => {
    const [x, y] = [a.cells[column], b.cells[column]];
    if (typeof x !== typeof y) return typeof x === "number" ? -1 : 1;
    return sign * (typeof x === "number" ? x - y : x.localeCompare(y, state.lang)) || i - j;
  }).map(([row]) => row);
}

/** @returns {HTMLElement[]} the tables of what is shown */
function tables(forPrint = false) {
  return ["nodes", "edges"].map((what) => {
    const { title, columns, rows } = tableOf(what), order = sorted(what, rows), cut = forPrint ? order : order.slice(0, LONGEST_TABLE);
    const head = columns.map((name, i) => {
      const direction = sorting[what].column === i ? (sorting[what].down ? "descending" : "ascending") : "none";
      return make("th", { scope: "col", "aria-sort": direction, class: typeof rows[0]?.cells[i] === "number" ? "number" : null }, make("button", {
        type: "button", onclick: () => {
          sorting[what] = { column: i, down: sorting[what].column === i ? !sorting[what].down : typeof rows[0]?.cells[i] === "number" && i > 0 };
          refresh();
          document.querySelectorAll(`#table-${what} thead button`)[i].focus();
        },
      }, name));
    });
    const body = cut.map((row) => make("tr", {}, ...row.cells.map((cell, i) => {
      const isHead = i === (what === "nodes" ? 1 : 0);
      const inner = row.open[i] ? make("button", { type: "button", class: "link", "aria-label": typeof cell === "number" ? `${cell}: ${say("evidence")}` : null, onclick: () => open(row.open[i], { focus: true }) }, String(cell)) : String(cell);
      return make(isHead ? "th" : "td", { "data-head": isHead || cell === "" ? null : columns[i], scope: isHead ? "row" : null, class: typeof cell === "number" ? "number" : columns[i] === say("codes") ? "codes" : null }, inner);
    })));
    return make("section", {}, make("div", { class: "table-head" }, make("h2", {}, `${title} (${rows.length})`),
      make("button", { type: "button", "data-csv": what, onclick: () => csv(what) }, say("csv"))),
    cut.length < rows.length ? make("p", { class: "hint" }, say("table_cut", { n: cut.length, all: rows.length })) : null,
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title },
      make("table", { id: forPrint ? null : `table-${what}` }, make("caption", { class: "unseen" }, `${title}. ${status()}`), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body))));
  });
}

/** One CSV field: quoted when needed; what a spreadsheet would take for a formula gets an apostrophe. */
function field(value) {
  if (typeof value === "number") return String(value);
  const text = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function csv(what) {
  const { columns, rows } = tableOf(what);
  const text = [columns, ...sorted(what, rows).map((row) => row.cells)].map((row) => row.map(field).join(",")).join("\r\n");
  save(`mrezha-${what === "nodes" ? "institutions" : "ties"}.csv`, new Blob([`\ufeff${text}\r\n`], { type: "text/csv;charset=utf-8" }));
}
