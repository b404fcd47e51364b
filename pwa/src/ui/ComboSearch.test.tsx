import { act, fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ComboSearch, type ComboOption, type OptionSearch } from './ComboSearch.js';

const DISEASES: readonly ComboOption<string>[] = [
  { key: 'I10', label: 'I10 Tăng huyết áp vô căn', value: 'I10' },
  { key: 'I11', label: 'I11 Bệnh tim do tăng huyết áp', value: 'I11' },
  { key: 'J02', label: 'J02 Viêm họng cấp', value: 'J02' },
];
const find: OptionSearch<string> = (query) =>
  DISEASES.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));

const onChoose = vi.fn<(option: ComboOption<string>) => void>();
beforeEach(() => {
  onChoose.mockClear();
});

function draw(search: OptionSearch<string> = find): HTMLInputElement {
  render(<ComboSearch label="Chẩn đoán" search={search} onChoose={onChoose} />);
  return screen.getByRole('combobox', { name: 'Chẩn đoán' });
}
function type(input: HTMLInputElement, text: string): void {
  input.value = text;
  fireEvent.input(input, { isComposing: false });
}
const press = (input: HTMLElement, key: string): void => void fireEvent.keyDown(input, { key });
const activeOption = (input: HTMLElement): string | null | undefined =>
  document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('choosing a diagnosis with the keyboard', () => {
  test('the arrows go round the found options and Enter takes one', () => {
    const input = draw();
    type(input, 'huyết áp');
    expect(screen.getAllByRole('option')).toHaveLength(2);
    expect(activeOption(input)).toContain('I10');
    press(input, 'ArrowDown');
    expect(activeOption(input)).toContain('I11');
    press(input, 'ArrowDown');
    expect(activeOption(input)).toContain('I10');
    press(input, 'ArrowUp');
    press(input, 'Enter');
    expect(onChoose).toHaveBeenCalledWith(DISEASES[1]);
    expect(input.value).toBe('');
    expect(input.getAttribute('aria-expanded')).toBe('false');
  });

  test('Escape closes the list and keeps the words', () => {
    const input = draw();
    type(input, 'viêm');
    press(input, 'Escape');
    expect(screen.queryAllByRole('option')).toHaveLength(0);
    expect(input.value).toBe('viêm');
  });

  test('the Enter that ends a composition chooses nothing', () => {
    const input = draw();
    type(input, 'viêm');
    fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
    expect(onChoose).not.toHaveBeenCalled();
  });
});

test('an option is chosen by touching it', () => {
  const input = draw();
  type(input, 'viêm');
  fireEvent.click(screen.getByRole('option'));
  expect(onChoose).toHaveBeenCalledWith(DISEASES[2]);
});

test('a finger that comes down on one option never lifts from another that took its place', () => {
  const input = draw();
  type(input, 'huyết áp');
  const row = screen.getAllByRole('option')[0] as HTMLElement;
  fireEvent.pointerDown(row);
  type(input, 'viêm');
  expect(screen.getByRole('option').textContent).toContain('J02');
  fireEvent.click(screen.getByRole('option'));
  expect(onChoose).not.toHaveBeenCalled();
  fireEvent.pointerDown(screen.getByRole('option'));
  fireEvent.click(screen.getByRole('option'));
  expect(onChoose).toHaveBeenCalledWith(DISEASES[2]);
});

test('a finger that slid away to scroll keeps nobody from choosing', () => {
  const input = draw();
  type(input, 'huyết áp');
  const [first, second] = screen.getAllByRole('option') as [HTMLElement, HTMLElement];
  fireEvent.pointerDown(first);
  fireEvent.pointerCancel(first);
  fireEvent.click(second);
  expect(onChoose).toHaveBeenCalledWith(DISEASES[1]);
});

test('a list that was scrolled begins at its best again when more is typed', () => {
  const input = draw();
  type(input, 'huyết áp');
  const list = screen.getByRole('listbox');
  list.scrollTop = 120;
  fireEvent.scroll(list);
  type(input, 'huyết áp v');
  expect(list.scrollTop).toBe(0);
});

test('how many were found is announced, and so is finding none', () => {
  const input = draw();
  type(input, 'huyết áp');
  expect(screen.getByRole('status').textContent).toBe('Có 2 kết quả');
  type(input, 'zzz');
  expect(screen.getByRole('status').textContent).toContain('Không thấy');
});

test('the answer to an older question does not replace the newer one', async () => {
  const answers = new Map<string, (options: readonly ComboOption<string>[]) => void>();
  const input = draw((query) => new Promise((resolve) => answers.set(query, resolve)));
  type(input, 'v');
  type(input, 'vi');
  await act(async () => {
    answers.get('vi')?.(DISEASES.slice(2));
    await Promise.resolve();
    answers.get('v')?.(DISEASES);
    await Promise.resolve();
  });
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['J02 Viêm họng cấp']);
});

test('a search that fails is said', async () => {
  const input = draw(() => Promise.reject(new Error('the index is not there')));
  await act(async () => {
    type(input, 'v');
    await Promise.resolve();
  });
  expect(screen.getByRole('status').textContent).toContain('Chưa tìm được');
});

test('what is chosen stands in place of the box and can be changed', () => {
  const onClear = vi.fn();
  render(
    <ComboSearch
      label="Chẩn đoán"
      search={find}
      onChoose={onChoose}
      chosen={DISEASES[0]}
      onClear={onClear}
    />,
  );
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.getByRole('group', { name: 'Chẩn đoán' }).textContent).toContain('I10');
  fireEvent.click(screen.getByRole('button', { name: 'Đổi' }));
  expect(onClear).toHaveBeenCalledOnce();
});
