import { act, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSnackbarQueue } from './snackbar-queue.js';
import { Snackbar } from './Snackbar.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const undo = (): void => undefined;
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

test('what was saved is said, and undone by one press', async () => {
  const queue = createSnackbarQueue();
  const undone = vi.fn();
  render(<Snackbar queue={queue} />);
  await act(() => queue.show({ text: 'Đã lưu lượt khám', undo: undone }));
  expect(screen.getByRole('status').textContent).toContain('Đã lưu lượt khám');
  fireEvent.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  await pass(0);
  expect(undone).toHaveBeenCalledOnce();
  expect(screen.queryByRole('button', { name: 'Hoàn tác' })).toBeNull();
});

test('the next likely step is one press away', async () => {
  const queue = createSnackbarQueue();
  const step = vi.fn();
  render(<Snackbar queue={queue} />);
  await act(() => queue.show({ text: 'Đã lưu', next: { label: 'Hẹn lại', run: step } }));
  fireEvent.click(screen.getByRole('button', { name: 'Hẹn lại' }));
  expect(step).toHaveBeenCalledOnce();
});

test('a way back stays ten seconds, plain words five', async () => {
  const queue = createSnackbarQueue();
  queue.show({ text: 'có đường lui', undo });
  await pass(9_999);
  expect(queue.current.value?.text).toBe('có đường lui');
  await pass(1);
  expect(queue.current.value).toBeUndefined();
  queue.show({ text: 'chỉ báo' });
  await pass(5_000);
  expect(queue.current.value).toBeUndefined();
});

test('the second waits for the first, which then leaves sooner', async () => {
  const queue = createSnackbarQueue();
  queue.show({ text: 'một', undo });
  queue.show({ text: 'hai', undo });
  expect(queue.current.value?.text).toBe('một');
  await pass(4_000);
  expect(queue.current.value?.text).toBe('hai');
  await pass(10_000);
  expect(queue.current.value).toBeUndefined();
});

test('while a finger rests on it the time stands still', async () => {
  const queue = createSnackbarQueue();
  render(<Snackbar queue={queue} />);
  await act(() => queue.show({ text: 'Đã lưu', undo }));
  fireEvent.pointerEnter(screen.getByRole('status'));
  await pass(60_000);
  expect(queue.current.value?.text).toBe('Đã lưu');
  fireEvent.pointerLeave(screen.getByRole('status'));
  await pass(10_000);
  expect(queue.current.value).toBeUndefined();
});

test('one that arrives while another is held is not lost', async () => {
  const queue = createSnackbarQueue();
  queue.show({ text: 'một', undo });
  queue.hold();
  queue.show({ text: 'hai', undo });
  await pass(60_000);
  expect(queue.current.value?.text).toBe('một');
  queue.dismiss();
  expect(queue.current.value?.text).toBe('hai');
  await pass(10_000);
  expect(queue.current.value).toBeUndefined();
});
