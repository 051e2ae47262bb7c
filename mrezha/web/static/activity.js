// Each value and the words it was read from light up together.

const all = (selector) => [...document.querySelectorAll(selector)];

function light(readings) {
  const wanted = new Set(readings);
  for (const value of all('[data-reading]')) value.classList.toggle('lit', wanted.has(value.dataset.reading));
  for (const words of all('[data-readings]')) {
    words.classList.toggle('lit', words.dataset.readings.split(' ').some((one) => wanted.has(one)));
  }
}

function readingsAt(target) {
  const value = target.closest('[data-reading]');
  if (value) return [value.dataset.reading];
  return target.closest('[data-readings]')?.dataset.readings.split(' ') ?? [];
}

let held = [];
const main = document.getElementById('content');
main.addEventListener('pointerover', (event) => light(readingsAt(event.target).length ? readingsAt(event.target) : held));
main.addEventListener('pointerleave', () => light(held));
main.addEventListener('focusin', (event) => { held = readingsAt(event.target); light(held); });
main.addEventListener('focusout', () => { held = []; light(held); });
main.addEventListener('click', (event) => { held = readingsAt(event.target); light(held); });
