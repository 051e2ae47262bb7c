// The ask box: suggestions as one types.
import { offersFor } from './offers.js';

const WAIT = 120;

function start(field, list) {
  let timer = 0;
  let asked = 0;
  const box = offersFor(field, list, (offer) => {
    field.value = offer.text;
    field.focus();
    if (!offer.text.endsWith(' ')) field.form.requestSubmit();
    else fetchOffers();
  });

  async function fetchOffers() {
    const turn = (asked += 1);
    const address = `/suggest?q=${encodeURIComponent(field.value)}`;
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok || turn !== asked || document.activeElement !== field) return;
    box.show(await answer.json());
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(fetchOffers, WAIT);
  });
  field.form.addEventListener('submit', () => {
    clearTimeout(timer);
    asked += 1;
    box.hide();
  });
}

start(document.getElementById('q'), document.getElementById('offers'));
