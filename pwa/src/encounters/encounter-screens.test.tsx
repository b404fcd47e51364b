import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import {
  anEncounter,
  aPerson,
  aWorker,
  FIXTURE_MS,
  fixtureId,
} from '@tram/shared-schema/fixtures/builders.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { EncounterFormRoute, EncounterRoute } from './routes.js';

const person = aPerson({ allergies: 'Penicillin' });
const earlier = anEncounter({
  occurredAt: instantAt(FIXTURE_MS - 40 * 86_400_000),
  vitals: { systolicMmHg: 152, diastolicMmHg: 94, weightKg: 51.5 },
});

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([person, earlier, aWorker()]);
});

async function visits(): Promise<readonly Encounter[]> {
  const events = await desk.documents.eventsOf(person._id);
  return events.map(({ doc }) => doc as Encounter);
}
const type = (label: string, text: string): void => {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
};
const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('the visit form', () => {
  beforeEach(async () => {
    render(<EncounterFormRoute deps={desk} personId={person._id} />);
    await screen.findByLabelText('Lý do đến khám');
  });

  it('shows the allergy, and last time’s values with their day', () => {
    expect(screen.getByText('Dị ứng: Penicillin')).toBeTruthy();
    expect(screen.getByText('Lần trước: 152/94 mmHg · 12/10/2026')).toBeTruthy();
    expect(screen.getByText('Lần trước: 51,5 kg · 12/10/2026')).toBeTruthy();
  });

  it('asks for digits with the keyboard of digits', () => {
    expect(screen.getByLabelText('Huyết áp').getAttribute('inputmode')).toBe('numeric');
    expect(screen.getByLabelText('Nhiệt độ').getAttribute('inputmode')).toBe('decimal');
    expect(screen.getByLabelText('Mạch').getAttribute('inputmode')).toBe('numeric');
  });

  it('twelve over eight is asked about and mended in one tap', () => {
    type('Huyết áp', '12/8');
    fireEvent.blur(screen.getByLabelText('Huyết áp'));
    press('Có phải 120/80?');
    expect(screen.getByLabelText('Huyết áp')).toHaveProperty('value', '120/80');
    expect(screen.queryByText(/Huyết áp không thể như vậy/)).toBeNull();
  });

  it('glucose typed in mg/dL is asked about; in mmol/l it is shown in both', () => {
    type('Đường máu', '126');
    fireEvent.blur(screen.getByLabelText('Đường máu'));
    press('Có phải 7,0 mmol/l?');
    expect(screen.getByText('= 126 mg/dL')).toBeTruthy();
  });

  it('a fever too high to be usual speaks while it is typed; a number on its way up does not', () => {
    type('Nhiệt độ', '3');
    expect(screen.queryByText(/Ít gặp/)).toBeNull();
    type('Nhiệt độ', '42');
    expect(screen.getByText(/Ít gặp: thường từ 35 đến 40,9 °C/)).toBeTruthy();
  });

  it('the usual reasons are one tap each and add up', () => {
    press('Ho, sốt');
    press('Đau đầu');
    expect(screen.getByLabelText('Lý do đến khám')).toHaveProperty('value', 'Ho, sốt, đau đầu');
    expect(screen.queryByRole('button', { name: 'Ho, sốt' })).toBeNull();
  });

  it('several diagnoses are found by letters without accents, one of them the main one', () => {
    for (const query of ['tang huyet ap', 'e11']) {
      fireEvent.input(screen.getByRole('combobox'), { target: { value: query } });
      fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
    }
    expect(screen.getAllByText('Bệnh chính')).toHaveLength(1);
    press('Đặt làm bệnh chính');
    expect(screen.getByText(/^E11/).parentElement?.textContent).toContain('Bệnh chính');
  });

  it('saved, it leads to the person, says so, and can be undone: the form is open again as it was', async () => {
    press('Ho, sốt');
    type('Nhiệt độ', '38,5');
    press('Lưu lượt khám');
    await waitFor(() => expect(desk.visited).toEqual([`/person/${person._id}`]));
    expect(desk.snacks[0]?.text).toBe('Đã lưu lượt khám của Nguyễn Thị Thử');
    expect(await visits()).toHaveLength(2);
    desk.snacks[0]?.undo?.();
    await waitFor(() => expect(desk.visited[1]).toBe(`/person/${person._id}/encounter/new`));
    expect((await visits()).map(({ status }) => status)).toEqual(['entered-in-error', 'completed']);
    expect((await desk.drafts.allOf(desk.signedIn.accountId))[0]?.values).toMatchObject({
      temperatureC: '38,5',
    });
  });

  it('without a reason nothing is written, and the question has the focus', async () => {
    press('Lưu lượt khám');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Lý do đến khám')));
    expect(await visits()).toHaveLength(1);
  });
});

describe('a visit’s page', () => {
  it('can be withdrawn, and the withdrawal taken back', async () => {
    render(<EncounterRoute deps={desk} personId={person._id} encounterId={earlier._id} />);
    await screen.findByText('152/94 mmHg');
    press('Ghi nhầm, rút lại');
    expect(await screen.findByText('Ghi nhầm, đã rút')).toBeTruthy();
    desk.snacks[0]?.undo?.();
    await waitFor(() => expect(desk.visited).toHaveLength(1));
    const current = (await visits()).filter(({ status }) => status === 'completed');
    expect(current).toMatchObject([{ reason: earlier.reason, amends: earlier._id }]);
  });

  it('after a correction, the old one leads to the new one', async () => {
    const { unmount } = render(<EncounterFormRoute deps={desk} personId={person._id} amends={earlier._id} />);
    await screen.findByDisplayValue('152/94');
    type('Huyết áp', '125/94');
    press('Lưu bản sửa');
    await waitFor(() => expect(desk.visited).toHaveLength(1));
    unmount();
    render(<EncounterRoute deps={desk} personId={person._id} encounterId={earlier._id} />);
    const newer = (await visits()).find(({ amends }) => amends === earlier._id);
    const link = await screen.findByRole('link', { name: 'Xem bản mới' });
    expect(link.getAttribute('href')).toBe(`/person/${person._id}/encounter/${newer?._id}`);
    expect(screen.queryByRole('button', { name: 'Ghi nhầm, rút lại' })).toBeNull();
  });

  it('one that is not here says so', async () => {
    render(<EncounterRoute deps={desk} personId={person._id} encounterId={fixtureId('encounter', 9)} />);
    expect(await screen.findByText('Không có lượt khám này trên máy')).toBeTruthy();
  });
});

describe('an address that leads nowhere', () => {
  it('a visit to correct that is not here is said to be missing, not the person', async () => {
    render(<EncounterFormRoute deps={desk} personId={person._id} amends={fixtureId('encounter', 77)} />);
    expect(await screen.findByText('Không có lượt khám này trên máy')).toBeTruthy();
    expect(screen.queryByText('Không có người này trên máy')).toBeNull();
  });

  it('somebody unknown is said to be missing', async () => {
    render(<EncounterFormRoute deps={desk} personId={fixtureId('person', 77)} />);
    expect(await screen.findByText('Không có người này trên máy')).toBeTruthy();
  });

  it('a helper of the community is told who records visits, and sees no form', async () => {
    render(<EncounterFormRoute deps={{ ...desk, mayRecord: false }} personId={person._id} />);
    expect(await screen.findByText('Tài khoản này không ghi lượt khám')).toBeTruthy();
    expect(screen.queryByLabelText('Lý do đến khám')).toBeNull();
  });
});
