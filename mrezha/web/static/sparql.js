// The editor: ready queries, completion of terms, results as a table.
import { offersFor } from './offers.js';

const HOME = 'https://w3id.org/mrezha/';
const form = document.getElementById('editor');
const field = document.getElementById('query');
const status = document.getElementById('status');
const result = document.getElementById('result');
const FORMS = {
  table: { csv: 'text/csv', tsv: 'text/tab-separated-values', json: 'application/sparql-results+json', xml: 'application/sparql-results+xml' },
  graph: { ttl: 'text/turtle', jsonld: 'application/ld+json', nt: 'application/n-triples', rdf: 'application/rdf+xml' },
};
let terms = [];
let queries = {};
let prefixes = {};

const made = (name, text = '', attributes = {}) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.textContent = text;
  return element;
};

function partBefore() {
  return field.value.slice(0, field.selectionStart).match(/[A-Za-z][\w-]*:?[\w-]*$/)?.[0] ?? '';
}

/** Prefixes and our terms that begin with what stands before the cursor; after PREFIX the whole declaration. */
function matching(part) {
  const wanted = part.toLowerCase();
  const declares = /\bprefix\s+[\w-]*:?$/i.test(field.value.slice(0, field.selectionStart));
  const names = Object.keys(prefixes).filter((name) => `${name}:`.startsWith(wanted));
  if (declares) return names.map((name) => ({ shown: `${name}: <${prefixes[name]}>` }));
  if (!part) return [];
  const found = terms.filter((term) => term !== part && (
    term.toLowerCase().startsWith(wanted) || term.toLowerCase().startsWith(`mrz:${wanted}`)));
  return [...names.map((name) => ({ shown: `${name}:`, kind: prefixes[name] })), ...found.map((shown) => ({ shown }))]
    .filter(({ shown }) => shown !== part).slice(0, 9);
}

const box = offersFor(field, document.getElementById('offers'), (offer) => {
  const end = field.selectionStart;
  field.setRangeText(offer.shown, end - partBefore().length, end, 'end');
});

function offer(asked) {
  const part = partBefore();
  box.show(asked || part.includes(':') ? matching(part) : []);
}

function cell(term) {
  const td = document.createElement('td');
  if (term?.type === 'uri' && term.value.startsWith(HOME)) {
    const path = term.value.slice(HOME.length);
    td.append(made('a', path, { href: `/${path}` }));
  } else if (term) {
    td.textContent = term.value;
    if (term['xml:lang']) td.lang = term['xml:lang'];
  }
  return td;
}

function table(data) {
  const head = document.createElement('tr');
  head.append(...data.head.vars.map((name) => made('th', name, { scope: 'col' })));
  const body = document.createElement('tbody');
  for (const row of data.results.bindings) {
    const tr = document.createElement('tr');
    tr.append(...data.head.vars.map((name) => cell(row[name])));
    body.append(tr);
  }
  const whole = document.createElement('table');
  whole.append(document.createElement('thead'), body);
  whole.firstChild.append(head);
  const scroll = made('div', '', { className: 'scroll', tabIndex: 0 });
  scroll.append(whole);
  return scroll;
}

function shown(data) {
  if (typeof data === 'string') return made('pre', data, { tabIndex: 0 });
  if ('boolean' in data) return made('p', String(data.boolean), { className: 'number' });
  return table(data);
}

function said(data, began, answer) {
  const rows = data.results?.bindings.length;
  if (rows === undefined) return '';
  const cut = answer.headers.get('Mrezha-Truncated') ? ` · ${form.dataset.cut}` : '';
  return form.dataset.rows.replace('#n', rows).replace('#ms', Math.round(performance.now() - began)) + cut;
}

function ask(query, accept) {
  return fetch('/sparql', {
    method: 'POST', headers: { 'Content-Type': 'application/sparql-query', Accept: accept }, body: query,
  }).catch((error) => ({ ok: false, text: async () => String(error), headers: new Headers() }));
}

/** Links that save the answer of this query in every form. */
function files(query, forms) {
  document.getElementById('files').hidden = false;
  document.querySelector('#files span').replaceChildren(...Object.entries(forms).map(([form_, media]) => {
    const link = made('a', form_, { href: `/sparql?query=${encodeURIComponent(query)}` });
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      const answer = await ask(query, media);
      const address = URL.createObjectURL(new Blob([await answer.text()], { type: media }));
      made('a', '', { href: address, download: `mrezha-sparql.${form_}` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 30000);
    });
    return link;
  }));
}

async function run(event) {
  event?.preventDefault();
  const began = performance.now();
  const query = field.value;
  box.hide();
  result.replaceChildren();
  document.getElementById('files').hidden = true;
  status.classList.remove('failed');
  status.textContent = form.dataset.running;
  const answer = await ask(query, 'application/sparql-results+json, text/turtle;q=0.9');
  const text = await answer.text();
  status.classList.toggle('failed', !answer.ok);
  if (!answer.ok) { status.textContent = text; return; }
  const isTable = answer.headers.get('Content-Type').includes('json');
  const data = isTable ? JSON.parse(text) : text;
  result.replaceChildren(shown(data));
  status.textContent = said(data, began, answer);
  files(query, isTable ? FORMS.table : FORMS.graph);
}

form.addEventListener('submit', run);
field.addEventListener('input', () => offer(false));
field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.ctrlKey) run(event);
  if (event.key === ' ' && event.ctrlKey) { event.preventDefault(); offer(true); }
});
document.getElementById('insert').addEventListener('change', (event) => {
  field.value = queries[event.target.value] ?? field.value;
});
if (location.hash.length > 1) field.value = decodeURIComponent(location.hash.slice(1));
({ terms, queries, prefixes } = await (await fetch('/sparql/words')).json());
