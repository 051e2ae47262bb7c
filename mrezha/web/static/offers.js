// A list of offers under a text field, by the ARIA pattern of a combobox.

function option(offer, index) {
  const item = document.createElement('li');
  item.id = `offer-${index}`;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  const shown = document.createElement('span');
  shown.textContent = offer.shown;
  const kind = document.createElement('small');
  kind.textContent = offer.kind ?? '';
  item.append(shown, kind);
  return item;
}

/** Give a field offers: `show(list)` fills them, `take(offer)` is called for the one chosen. */
export function offersFor(field, list, take) {
  let offers = [];
  let at = -1;

  const mark = (next) => {
    list.children[at]?.setAttribute('aria-selected', 'false');
    at = next;
    list.children[at]?.setAttribute('aria-selected', 'true');
    list.children[at]?.scrollIntoView({ block: 'nearest' });
    if (at < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `offer-${at}`);
  };
  const hide = () => {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const show = (found) => {
    offers = found;
    at = -1;
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    field.removeAttribute('aria-activedescendant');
  };
  const choose = (index) => {
    const chosen = offers[index];
    hide();
    take(chosen);
  };
  const moves = { ArrowDown: 1, ArrowUp: -1 };

  field.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key in moves) {
      event.preventDefault();
      const count = offers.length + 1; // one place for "none"
      mark(((at + 1 + moves[event.key] + count) % count) - 1);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && at >= 0 && !event.ctrlKey) {
      event.preventDefault();
      choose(at);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      hide();
    }
  });
  field.addEventListener('blur', () => setTimeout(hide, 150));
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const item = event.target.closest('li');
    if (item) choose([...list.children].indexOf(item));
  });
  return { show, hide };
}
