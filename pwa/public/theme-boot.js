// Runs before the first paint, so that a dark or sunlight screen does not flash white. See src/ui/theme.ts.
try {
  const theme = localStorage.getItem('tram.theme');
  if (theme && theme !== 'auto') document.documentElement.dataset.theme = theme;
} catch (error) {
  // Storage is closed to this page; the app says so itself when it needs it.
  console.warn('theme not read', error.name);
}
