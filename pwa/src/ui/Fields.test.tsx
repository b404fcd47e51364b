import { fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { describe, expect, test, vi } from 'vitest';
import { CheckField } from './CheckField.js';
import { ChoiceField, MultiChoiceField } from './ChoiceField.js';
import { DateField } from './DateField.js';
import { NumberField } from './NumberField.js';
import { PasswordField } from './PasswordField.js';
import { SelectField } from './SelectField.js';
import { TextArea, TextField } from './TextField.js';

function Weight({ warning }: { warning?: string }) {
  const [text, setText] = useState('');
  return <NumberField label="Cân nặng" unit="kg" value={text} onChange={setText} warning={warning} />;
}

function Born() {
  const [text, setText] = useState('');
  return <DateField label="Ngày sinh" value={text} onChange={setText} />;
}

function type(label: string, text: string): HTMLInputElement {
  const input = screen.getByLabelText<HTMLInputElement>(label);
  fireEvent.focus(input);
  for (const key of text) {
    input.value += key;
    input.setSelectionRange(input.value.length, input.value.length);
    fireEvent.input(input, { data: key, inputType: 'insertText' });
  }
  return input;
}

function spokenFor(input: HTMLElement): string {
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? `no ${id}`).join('|');
}

test('no field lets the browser keep what is typed: it would lie on the disk in clear', () => {
  const empty = { onChange: () => undefined, value: '' };
  const choices = [{ value: 'm', label: 'Nam' }] as const;
  const { container } = render(
    <>
      <TextField label="Họ và tên" {...empty} />
      <TextArea label="Ghi chú" {...empty} />
      <NumberField label="Cân nặng" unit="kg" {...empty} />
      <DateField label="Ngày sinh" {...empty} />
      <SelectField label="Thôn" choices={choices} value={undefined} onChange={() => undefined} />
      <ChoiceField label="Giới tính" choices={choices} value={undefined} onChange={() => undefined} />
      <MultiChoiceField label="Dấu hiệu" choices={choices} values={[]} onChange={() => undefined} />
      <CheckField label="Sốt" checked={false} onChange={() => undefined} />
    </>,
  );
  const fields = [...container.querySelectorAll('input, textarea, select')];
  expect(fields).toHaveLength(8);
  expect(fields.map((field) => field.getAttribute('autocomplete'))).toEqual(fields.map(() => 'off'));
});

describe('a number field', () => {
  test('says that it cannot read the number only after the worker has left it', () => {
    render(<Weight />);
    const input = type('Cân nặng', '5x');
    expect(spokenFor(input)).toBe('');
    fireEvent.blur(input);
    expect(spokenFor(input)).toContain('Chưa đọc được số này');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  test('takes a decimal comma without complaint and keeps it as it was typed', () => {
    render(<Weight />);
    const input = type('Cân nặng', '54,5');
    fireEvent.blur(input);
    expect(input.value).toBe('54,5');
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  test('a warning is spoken with the field and does not make it invalid', () => {
    render(<Weight warning="Rất nặng, cân lại" />);
    const input = type('Cân nặng', '210');
    expect(spokenFor(input)).toContain('Rất nặng, cân lại');
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  test('the answer of last time is spoken with the field', () => {
    render(
      <NumberField
        label="Cân nặng"
        value=""
        onChange={() => undefined}
        lastValue={{ value: '53,0 kg', on: '14/10/2026' }}
      />,
    );
    expect(spokenFor(screen.getByLabelText('Cân nặng'))).toContain('Lần trước: 53,0 kg · 14/10/2026');
  });
});

describe('a date field', () => {
  test('puts the slashes in while digits are typed', () => {
    render(<Born />);
    expect(type('Ngày sinh', '05062009').value).toBe('05/06/2009');
  });

  test.each([
    ['deletes', 'deleteContentBackward', 5],
    ['mends a digit in the middle', 'insertText', 2],
  ])('does not fight somebody who %s', (_, inputType, cursor) => {
    render(<Born />);
    const input = screen.getByLabelText<HTMLInputElement>('Ngày sinh');
    input.value = '12345';
    input.setSelectionRange(cursor, cursor);
    fireEvent.input(input, { inputType });
    expect(input.value).toBe('12345');
  });

  test('writes 5/6/2009 as 05/06/2009 when it is left', () => {
    render(<Born />);
    const input = type('Ngày sinh', '5/6/2009');
    fireEvent.blur(input);
    expect(input.value).toBe('05/06/2009');
  });

  test('accepts a year alone and refuses 31 February', () => {
    render(<Born />);
    const input = type('Ngày sinh', '1950');
    fireEvent.blur(input);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
    input.value = '';
    type('Ngày sinh', '31022000');
    fireEvent.blur(input);
    expect(spokenFor(input)).toContain('Chưa đọc được ngày này');
  });
});

describe('choices', () => {
  const choices = [
    { value: 'male', label: 'Nam' },
    { value: 'female', label: 'Nữ' },
  ] as const;

  test('one answer is chosen by its word and named by its question', () => {
    const onChange = vi.fn();
    render(<ChoiceField label="Giới" choices={choices} value="male" onChange={onChange} />);
    expect(screen.getByRole('group', { name: 'Giới' })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Nam' }).checked).toBe(true);
    fireEvent.click(screen.getByRole('radio', { name: 'Nữ' }));
    expect(onChange).toHaveBeenCalledWith('female');
  });

  test('of several answers each goes in and out by itself', () => {
    const onChange = vi.fn();
    render(<MultiChoiceField label="Dấu hiệu" choices={choices} values={['male']} onChange={onChange} />);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Nữ' }));
    expect(onChange).toHaveBeenLastCalledWith(['male', 'female']);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Nam' }));
    expect(onChange).toHaveBeenLastCalledWith([]);
  });
});

test('a password is hidden until the person asks to see it', () => {
  render(<PasswordField label="Mã PIN" pin value="1234" onChange={() => undefined} />);
  const input = screen.getByLabelText<HTMLInputElement>('Mã PIN');
  expect(input.type).toBe('password');
  fireEvent.click(screen.getByRole('button', { name: 'Hiện' }));
  expect(input.isConnected).toBe(true);
  expect(input.type).toBe('text');
});
