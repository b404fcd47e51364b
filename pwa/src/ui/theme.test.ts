// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { chosenTheme, chooseTheme, THEME_KEY } from './theme.js';

const root = document.documentElement;
afterEach(() => {
  localStorage.clear();
  delete root.dataset['theme'];
});

test('the sunlight theme is put on the page and remembered', () => {
  chooseTheme('sunlight', localStorage);
  expect(root.dataset['theme']).toBe('sunlight');
  expect(chosenTheme(localStorage)).toBe('sunlight');
});

test('automatic leaves the choice to the tablet', () => {
  chooseTheme('dark', localStorage);
  chooseTheme('auto', localStorage);
  expect(root.hasAttribute('data-theme')).toBe(false);
});

test('a theme this version does not know is ignored', () => {
  localStorage.setItem(THEME_KEY, 'neon');
  expect(chosenTheme(localStorage)).toBe('auto');
});

test('what runs before the first paint reads the theme that was chosen', () => {
  const boot = readFileSync(`${import.meta.dirname}/../../public/theme-boot.js`, 'utf8');
  chooseTheme('dark', localStorage);
  delete root.dataset['theme'];
  new Function(boot)();
  expect(root.dataset['theme']).toBe('dark');
});
