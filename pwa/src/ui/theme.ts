// The look a person chose for this tablet. `public/theme-boot.js` sets it again before the first paint.

export type Theme = 'auto' | 'light' | 'dark' | 'sunlight';
export const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'sunlight'];
/** Also written in `public/theme-boot.js`. */
export const THEME_KEY = 'tram.theme';

export function chosenTheme(storage: Pick<Storage, 'getItem'>): Theme {
  const kept = storage.getItem(THEME_KEY);
  return THEMES.find((theme) => theme === kept) ?? 'auto';
}

export function chooseTheme(theme: Theme, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(THEME_KEY, theme);
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}
