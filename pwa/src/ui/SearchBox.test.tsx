import { act, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SearchBox } from './SearchBox.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function draw(): { heard: string[]; input: HTMLInputElement; empty: () => void; arrive: () => void } {
  const heard: string[] = [];
  let empty = (): void => undefined;
  let arrive = (): void => undefined;
  function Page() {
    const [query, setQuery] = useState('');
    const [, setResults] = useState(0);
    empty = () => setQuery('');
    arrive = () => setResults((count) => count + 1);
    const onQuery = (next: string): void => {
      heard.push(next);
      setQuery(next);
    };
    return <SearchBox label="Tìm" query={query} onQuery={onQuery} />;
  }
  render(<Page />);
  return { heard, input: screen.getByRole('searchbox'), empty: () => empty(), arrive: () => arrive() };
}

function type(input: HTMLInputElement, text: string, isComposing: boolean): void {
  input.value = text;
  fireEvent.input(input, { isComposing });
}

test('each letter typed without composition is searched at once', () => {
  const { heard, input } = draw();
  type(input, 'a', false);
  type(input, 'an', false);
  expect(heard).toEqual(['a', 'an']);
});

test('half a syllable is not searched while the hand is moving', () => {
  const { heard, input } = draw();
  for (const text of ['n', 'ng', 'nguye', 'nguyê', 'nguyễ']) type(input, text, true);
  expect(heard).toEqual([]);
});

test('a word still being composed is searched once the hand rests, so the list never freezes', async () => {
  const { heard, input } = draw();
  type(input, 'ngu', true);
  type(input, 'nguyễn', true);
  await act(() => void vi.advanceTimersByTime(150));
  expect(heard).toEqual(['nguyễn']);
});

test('the end of a composition is searched at once, and only once', async () => {
  const { heard, input } = draw();
  type(input, 'nguyễn', true);
  fireEvent.compositionEnd(input);
  type(input, 'nguyễn', false);
  await act(() => void vi.advanceTimersByTime(1000));
  expect(heard).toEqual(['nguyễn']);
});

test('results that arrive during a composition do not take the letters away', async () => {
  const { input, arrive } = draw();
  type(input, 'nguyê', true);
  await act(() => arrive());
  expect(input.value).toBe('nguyê');
});

test('a page that takes the query over late does not take away what was typed since', async () => {
  function SlowPage() {
    const [query, setQuery] = useState('');
    return <SearchBox label="Tìm" query={query} onQuery={(next) => setTimeout(() => setQuery(next), 50)} />;
  }
  render(<SlowPage />);
  const input = screen.getByRole<HTMLInputElement>('searchbox');
  type(input, 'a', false);
  type(input, 'an', true);
  await act(() => void vi.advanceTimersByTime(60));
  expect(input.value).toBe('an');
});

test('letters typed faster than the screen is drawn are all kept', async () => {
  const { input } = draw();
  // Not through `type`, which waits for the drawing: each letter joins what stands in the box at that moment.
  for (const letter of 'vi thi gia') {
    input.value += letter;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
  }
  await act(() => void vi.advanceTimersByTime(100));
  expect(input.value).toBe('vi thi gia');
});

test('the page can empty the box', async () => {
  const { input, empty } = draw();
  type(input, 'an', false);
  await act(() => empty());
  expect(input.value).toBe('');
});

test('what can be typed stands in the empty box, and comes back to it when it is emptied', async () => {
  const { input, empty } = draw();
  expect(input.placeholder).toBe('Tìm');
  type(input, 'an', false);
  expect(input.hasAttribute('placeholder')).toBe(false);
  expect(screen.getByRole('searchbox', { name: 'Tìm' })).toBe(input);
  await act(() => empty());
  expect(input.placeholder).toBe('Tìm');
});

test('the clear button empties the search and leaves the cursor in the box', () => {
  const { heard, input } = draw();
  expect(screen.queryByRole('button')).toBeNull();
  type(input, 'an', false);
  fireEvent.click(screen.getByRole('button', { name: 'Xoá' }));
  expect(heard).toEqual(['an', '']);
  expect(document.activeElement).toBe(input);
});
