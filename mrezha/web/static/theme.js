// The chosen theme, set before the first paint.
(() => {
  const kept = localStorage.getItem('theme');
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
  document.documentElement.classList.add('js');
})();
