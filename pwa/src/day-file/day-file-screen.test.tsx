// The page of day files as a worker meets it: what it says of a file that was made, of one that came in, and of one that
// is wrong. The desk behind it is a script, because what it does is proven elsewhere.

import { signal } from '@preact/signals';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseLanguage } from '#text/language.js';
import { t } from '#text/text.js';
import { MORNING_MS } from '#testing/contracts/sample-documents.js';
import { A } from '#testing/day-file-desk.js';
import type { Files } from './day-file-files.js';
import type { DayFileModel, Making, TakingIn } from './day-file-model.js';
import type { DayFileScope, MadeDayFile } from './make-day-file.js';
import type { TakenDayFile } from './take-day-file.js';
import { DayFileScreen } from './ui/DayFileScreen.js';
import { MakeDayFile } from './ui/MakeDayFile.js';
import { TakeDayFile } from './ui/TakeDayFile.js';

const madeFile: MadeDayFile = {
  name: 'tram-20260302-0800-tablet000a.tram',
  content: new Blob(['x'.repeat(3000)]),
  unsent: 2,
  others: 0,
  carried: 1,
};
const part = {
  replicaId: A,
  madeAt: instantAt(MORNING_MS),
  count: 9,
  counts: { new: 4, merged: 2, known: 1, refused: 2 },
  refused: [
    { id: 'person:1', kind: 'refused', refusal: { kind: 'wrong-station' } },
    { id: 'person:2', kind: 'refused', refusal: { kind: 'wrong-station' } },
  ],
} as const;

function scripted() {
  const making = signal<Making>({ kind: 'idle' });
  const taking = signal<TakingIn>({ kind: 'idle' });
  const asked: DayFileScope[] = [];
  const model: DayFileModel = {
    making,
    taking,
    make(scope) {
      asked.push(scope);
      return Promise.resolve();
    },
    take: () => Promise.resolve(),
    leave: () => undefined,
  };
  return { model, making, taking, asked };
}
const saved: string[] = [];
const files = (canShare: boolean, shares: 'shared' | 'cannot-share' = 'shared'): Files => ({
  canShare: () => canShare,
  share: () => Promise.resolve(shares),
  save: (name) => void saved.push(name),
});
const nowMs = () => MORNING_MS;

describe('the page of day files', () => {
  beforeEach(async () => {
    saved.splice(0);
    await chooseLanguage('vi');
  });

  it('makes a file of what was not sent, and says how much that is', () => {
    const { model, asked } = scripted();
    render(<MakeDayFile model={model} files={files(false)} unsent={7} nowMs={nowMs} />);
    expect(screen.getByText('Trên máy này có 7 bản')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Tạo tệp' }));
    expect(asked).toEqual([{}]);
  });

  it('asks since when, and takes no day that is not one or has not come', () => {
    const { model, asked } = scripted();
    render(<MakeDayFile model={model} files={files(false)} unsent={7} nowMs={nowMs} />);
    fireEvent.click(screen.getByRole('radio', { name: /Cả thay đổi từ một ngày/ }));
    const make = () => fireEvent.click(screen.getByRole('button', { name: 'Tạo tệp' }));
    const type = (value: string) => fireEvent.input(screen.getByLabelText('Từ ngày'), { target: { value } });
    make();
    expect(screen.getByText('Ghi đủ ngày, tháng, năm.')).toBeDefined();
    type('2026');
    make();
    expect(screen.getByText('Ghi đủ ngày, tháng, năm.')).toBeDefined();
    type('03/03/2026');
    make();
    expect(screen.getByText('Ngày này chưa tới.')).toBeDefined();
    expect(asked).toEqual([]);
    type('02/03/2026');
    make();
    expect(asked).toEqual([{ sinceMs: Date.parse('2026-03-02T00:00:00+07:00') }]);
  });

  it('shows what is in the file and how large it is, and lets it be saved', async () => {
    const { model, making } = scripted();
    making.value = { kind: 'made', file: madeFile };
    render(<MakeDayFile model={model} files={files(false)} unsent={2} nowMs={nowMs} />);
    expect(screen.getByTestId('day-file-unsent').textContent).toBe('2');
    expect(screen.getByText('3 KB')).toBeDefined();
    expect(screen.getByText('Tệp mang hộ máy khác')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Chia sẻ' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Lưu tệp' }));
    expect(saved).toEqual([madeFile.name]);
    await waitFor(() => expect(screen.getByText('Đã lưu tệp vào thư mục Tải xuống')).toBeDefined());
  });

  it('says what to do where the device cannot share after all', async () => {
    const { model, making } = scripted();
    making.value = { kind: 'made', file: madeFile };
    render(<MakeDayFile model={model} files={files(true, 'cannot-share')} unsent={2} nowMs={nowMs} />);
    fireEvent.click(screen.getByRole('button', { name: 'Chia sẻ' }));
    await waitFor(() => expect(screen.getByText('Máy này không chia sẻ được tệp')).toBeDefined());
  });

  it('says by counts what came of a file, why some was not taken, and who checks the rest', () => {
    const { model, taking } = scripted();
    taking.value = { kind: 'taken', taken: { parts: [part] } };
    render(<TakeDayFile model={model} />);
    expect(screen.getByText('Đã nhận xong tệp')).toBeDefined();
    for (const [name, count] of Object.entries(part.counts))
      expect(screen.getByTestId(`taken-${name}`).textContent).toBe(String(count));
    expect(screen.getByText('2 bản của trạm khác')).toBeDefined();
    expect(screen.getByText(/chỉ máy chủ kiểm được/)).toBeDefined();
  });

  it('says of a torn file how much of it came', () => {
    const { model, taking } = scripted();
    taking.value = { kind: 'taken', taken: { parts: [{ ...part, count: 20 }], fault: { kind: 'torn' } } };
    render(<TakeDayFile model={model} />);
    expect(screen.getByText('Chỉ nhận được một phần của tệp')).toBeDefined();
    expect(screen.getByText(/9 trong 20/)).toBeDefined();
  });

  const faults: readonly NonNullable<TakenDayFile['fault']>[] = [
    { kind: 'not-a-day-file' },
    { kind: 'newer-version', format: 2 },
    { kind: 'foreign-station', stationId: '' as never },
    { kind: 'wrong-key', keyId: '' },
    { kind: 'torn' },
    { kind: 'tampered' },
    { kind: 'storage-full' },
    { kind: 'storage-failed' },
  ];
  for (const language of ['vi', 'en'] as const) {
    it(`says of every wrong file what, why and what now (${language})`, async () => {
      await chooseLanguage(language);
      const { model, taking } = scripted();
      const { container } = render(<TakeDayFile model={model} />);
      const said = new Set<string>();
      for (const fault of faults) {
        taking.value = { kind: 'taken', taken: { parts: [], fault } };
        await waitFor(() => expect(screen.getByRole('alert')).toBeDefined());
        await waitFor(() => expect(said.has(container.textContent)).toBe(false));
        expect(screen.getByRole('alert').textContent).toContain(t('dayFile.notTaken'));
        said.add(container.textContent);
      }
      expect(said.size).toBe(faults.length);
    });
  }

  it('says why there is nothing to do before a PIN was chosen', () => {
    render(
      <DayFileScreen
        desk={undefined}
        files={files(false)}
        unsent={signal({ waiting: 1, refused: 0 })}
        nowMs={nowMs}
        backHref="/sync"
      />,
    );
    expect(screen.getByText('Cần mã PIN để lập và nhận tệp')).toBeDefined();
  });
});
