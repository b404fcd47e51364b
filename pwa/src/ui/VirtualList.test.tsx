import { signal } from '@preact/signals';
import { act, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VirtualList } from './VirtualList.js';

const ROW = 50;
const SIGHT = 500;
const PEOPLE = Array.from({ length: 10_000 }, (_, at) => `Người ${at}`);

/** happy-dom lays nothing out: rows are 50 px high, and the box that scrolls shows 500 px. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(360);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(SIGHT);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const scrolled = this.getAttribute('role') === 'list' ? (this.parentElement?.scrollTop ?? 0) : 0;
    return new DOMRect(0, -scrolled, 360, this.hasAttribute('data-row') ? ROW : 0);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

let show = (_items: readonly string[]): void => undefined;
function Page() {
  const [items, setItems] = useState<readonly string[]>(PEOPLE);
  show = setItems;
  return (
    <div data-testid="box" style={{ overflowY: 'auto' }}>
      <VirtualList
        label="Người dân"
        items={items}
        keyOf={(name) => name}
        render={(name) => <button type="button">{name}</button>}
      />
    </div>
  );
}
function draw(): HTMLElement {
  render(<Page />);
  return screen.getByTestId('box');
}
async function scrollTo(box: HTMLElement, top: number): Promise<void> {
  await act(() => {
    box.scrollTop = top;
    fireEvent.scroll(box);
  });
}
const drawn = (): number[] => screen.getAllByRole('listitem').map((row) => Number(row.dataset['row']));
const heightOf = (list: HTMLElement): number =>
  [...list.children].reduce((sum, child) => {
    const gap = child instanceof HTMLElement ? Number.parseFloat(child.style.height || '0') : 0;
    return sum + (child.hasAttribute('data-row') ? ROW : gap);
  }, 0);

test('of 10,000 people only those in sight and a little beyond are drawn', () => {
  draw();
  expect(drawn()[0]).toBe(0);
  expect(drawn().length).toBeLessThan(30);
  expect(drawn().length).toBeGreaterThanOrEqual(SIGHT / ROW);
});

test('whoever opens a list waits for what is in sight; what lies beyond is drawn behind it', async () => {
  draw();
  const atOnce = drawn().length;
  await expect.poll(() => drawn().length).toBeGreaterThan(atOnce);
  expect(drawn().length).toBeGreaterThanOrEqual((2 * SIGHT) / ROW);
});

test('scrolling draws the people who come into sight and keeps the height of the whole list', async () => {
  const box = draw();
  await scrollTo(box, 250_000);
  expect(drawn()).toContain(5000);
  expect(drawn()).toContain(5009);
  expect(drawn()).not.toContain(0);
  expect(heightOf(screen.getByRole('list'))).toBe(10_000 * ROW);
});

test('a screen reader hears the place in the whole list, not in what is drawn', async () => {
  const box = draw();
  await scrollTo(box, 250_000);
  const row = screen.getByText('Người 5000').closest('[role=listitem]');
  expect(row?.getAttribute('aria-posinset')).toBe('5001');
  expect(row?.getAttribute('aria-setsize')).toBe('10000');
});

test('the person who has the focus stays while the list is scrolled away', async () => {
  const box = draw();
  await act(() => screen.getByText('Người 3').focus());
  await scrollTo(box, 250_000);
  expect(document.activeElement?.textContent).toBe('Người 3');
  expect(drawn()[0]).toBe(3);
  expect(heightOf(screen.getByRole('list'))).toBe(10_000 * ROW);
});

test('the arrow keys go from person to person, End to the last of all', async () => {
  draw();
  await act(() => screen.getByText('Người 0').focus());
  const press = (key: string) =>
    act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key }));
  await press('ArrowDown');
  expect(document.activeElement?.textContent).toBe('Người 1');
  await press('End');
  expect(document.activeElement?.textContent).toBe('Người 9999');
  await press('Home');
  expect(document.activeElement?.textContent).toBe('Người 0');
});

test('a list that becomes short while far down shows who is left', async () => {
  const box = draw();
  await scrollTo(box, 250_000);
  await act(() => show(PEOPLE.slice(0, 3)));
  expect(drawn()).toEqual([0, 1, 2]);
});

test('a row that reads a signal is drawn again when the signal changes', async () => {
  const word = signal('tuổi');
  const keyOf = (name: string): string => name;
  const row = (name: string) => <p>{`${name} ${word.value}`}</p>;
  render(<VirtualList label="A" items={PEOPLE} keyOf={keyOf} render={row} />);
  expect(screen.getByText('Người 0 tuổi')).toBeTruthy();
  await act(() => {
    word.value = 'tháng';
  });
  expect(screen.getByText('Người 0 tháng')).toBeTruthy();
});

test('a row that went out of sight and came back is drawn whole', async () => {
  const box = draw();
  await scrollTo(box, 250_000);
  await scrollTo(box, 0);
  expect(screen.getByText('Người 0').isConnected).toBe(true);
  expect(drawn()[0]).toBe(0);
  await scrollTo(box, 250_000);
  expect(screen.getByText('Người 5000').isConnected).toBe(true);
});
