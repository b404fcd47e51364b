import { signal } from '@preact/signals';
import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { PinPad } from './PinPad.js';

function padWith(disabled = false) {
  const typed = signal('');
  const Pad = () => (
    <PinPad label="PIN" typed={typed.value} onTyped={(next) => (typed.value = next)} disabled={disabled} />
  );
  render(<Pad />);
  return typed;
}
const key = (name: string) => fireEvent.keyDown(document, { key: name });

it('a keyboard that is faster than the screen loses no figure', () => {
  const typed = padWith();
  for (const figure of '284917') key(figure);
  expect(typed.value).toBe('284917');
});

it('takes no seventh figure, and gives the last one back', () => {
  const typed = padWith();
  for (const figure of '2849175') key(figure);
  expect(typed.value).toBe('284917');
  key('Backspace');
  expect(typed.value).toBe('28491');
});

it('is typed by large keys as well', () => {
  const typed = padWith();
  for (const figure of '20') fireEvent.click(screen.getByRole('button', { name: figure }));
  fireEvent.click(screen.getByRole('button', { name: 'Xoá một số' }));
  expect(typed.value).toBe('2');
});

it('takes nothing while a PIN is looked at', () => {
  const typed = padWith(true);
  key('2');
  fireEvent.click(screen.getByRole('button', { name: '2' }));
  expect(typed.value).toBe('');
});

it('leaves shortcuts of the browser alone', () => {
  const typed = padWith();
  fireEvent.keyDown(document, { key: '1', ctrlKey: true });
  expect(typed.value).toBe('');
});
