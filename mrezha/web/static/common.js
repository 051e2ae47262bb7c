// What every page has: the menu of a phone, the theme, lists to search in, "open all".

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function menu() {
  const button = document.getElementById('menu');
  button.addEventListener('click', () => {
    const open = document.getElementById('nav').classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
  });
}

function theme() {
  const isDark = () => (
    document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  ) === 'dark';
  document.getElementById('theme').addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    localStorage.setItem('theme', next);
  });
}

function find(input) {
  const narrow = () => {
    const wanted = input.value.trim().toLowerCase();
    for (const item of all(input.dataset.find)) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  };
  input.addEventListener('input', narrow);
  if (input.value) narrow(); // typed before this script was there, or kept by the browser
}

function openAll(button) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const details = all(button.dataset.open);
    const open = details.some((one) => !one.open);
    for (const one of details) one.open = open;
  });
}

menu();
theme();
all('[data-find]').forEach(find);
all('[data-open]').forEach(openAll);
