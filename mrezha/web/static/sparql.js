// The editor: ready queries, completion of terms, results as a table.
import { offersFor } from './offers.js';

const HOME = 'https://w3id.org/mrezha/';
const form = document.getElementById('editor');
const field = document.getElementById('query');
const status = document.getElementById('status');
const result = document.getElementById('result');
let terms = [];
let queries = {};

const made = (name, text = '', attributes = {}) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.textContent = text;
  return element;
};

function partBefore() {
  return field.value.slice(0, field.selectionStart).match(/[A-Za-z][\w-]*:?[\w-]*$/)?.[0] ?? '';
}

function matching(part) {
  const wanted = part.toLowerCase().replace(/^mrz:/, '');
  if (!part) return [];
  return terms.filter((term) => term.toLowerCase().startsWith(`mrz:${wanted}`) && term !== part).slice(0, 8);
}

const box = offersFor(field, document.getElementById('offers'), (offer) => {
  const end = field.selectionStart;
  field.setRangeText(offer.shown, end - partBefore().length, end, 'end');
});

function offer(asked) {
  const part = partBefore();
  box.show(asked || part.startsWith('mrz:') ? matching(part).map((shown) => ({ shown })) : []);
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

async function run(event) {
  event?.preventDefault();
  const began = performance.now();
  box.hide();
  result.replaceChildren();
  status.classList.remove('failed');
  status.textContent = form.dataset.running;
  const answer = await fetch('/sparql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/sparql-query', Accept: 'application/sparql-results+json, text/turtle;q=0.9' },
    body: field.value,
  }).catch((error) => ({ ok: false, text: async () => String(error), headers: new Headers() }));
  const text = await answer.text();
  status.classList.toggle('failed', !answer.ok);
  if (!answer.ok) { status.textContent = text; return; }
  const data = answer.headers.get('Content-Type').includes('json') ? JSON.parse(text) : text;
  result.replaceChildren(shown(data));
  status.textContent = said(data, began, answer);
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
({ terms, queries } = await (await fetch('/sparql/words')).json());
