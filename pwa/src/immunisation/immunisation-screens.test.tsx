import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson, aWorker, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aDose, aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { startOfDayMs, type LocalDate } from '@tram/shared-schema/local-date.js';
import { openTestVaccines, type TestVaccines } from '#testing/test-vaccines.js';
import { GiveRoute } from './form-routes.js';
import { CardRoute } from './routes.js';

const day = (text: string): LocalDate => text as LocalDate;
/** Nine weeks old on the test's day, 21 November 2026. */
const child = aPerson({ name: 'Bé Thử', birthDate: day('2026-09-14'), sex: 'female', personalId: undefined });
const given = (n: number, vaccineCode: string, on: string) =>
  aDose({
    _id: fixtureId('dose', n),
    ...{ vaccineCode, givenOn: day(on), occurredAt: instantAt(startOfDayMs(day(on))) },
  });

let desk: TestVaccines;
beforeEach(async () => {
  desk = await openTestVaccines([
    ...[child, aWorker(), given(1, 'bcg', '2026-09-15'), given(2, 'penta', '2026-11-10')],
    aVaccineLot({ vaccineCode: 'bopv', lotNumber: 'UONG-1' }),
  ]);
});
const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('the card', () => {
  it('says what to do in one sentence, why a dose does not count, and whose book it is', async () => {
    render(<CardRoute deps={desk} personId={child._id} />);
    const row = await screen.findByRole('list', { name: 'Lao' });
    expect(row.textContent).toContain('15/09/2026');
    expect(screen.getByText(/^Hôm nay đến lịch: .*Bại liệt uống \(bOPV\) mũi 1/)).toBeTruthy();
    expect(screen.getByText(/Tiêm khi chưa đủ tuổi\. Sớm nhất được tính là 14\/11\/2026\./)).toBeTruthy();
    press('In sổ tiêm');
    expect(desk.printed.count).toBe(1);
  });

  it('without a birthday, asks for it and still shows what was given', async () => {
    const unknown = aPerson({ _id: fixtureId('person', 5), birthDate: undefined, personalId: undefined });
    desk.documents.receive([unknown, aDose({ _id: fixtureId('dose', 9), personId: unknown._id })]);
    render(<CardRoute deps={desk} personId={unknown._id} />);
    expect(await screen.findByText('Chưa biết ngày sinh')).toBeTruthy();
    expect(screen.getByText('DPT-VGB-Hib (5 trong 1)')).toBeTruthy();
  });
});

describe('the form of a visit', () => {
  it('a refused vaccine says why and from when; left out, the rest is saved and can be taken back', async () => {
    desk.documents.receive([given(3, 'penta', '2026-11-15')]);
    render(<GiveRoute deps={desk} personId={child._id} />);
    fireEvent.input(await screen.findByLabelText('Nhiệt độ'), { target: { value: '36,8' } });
    press('Không có điều nào dưới đây');
    expect(screen.getByText('Đã hỏi 6 điều: không có điều nào.')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Rota uống (Rotavin)' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Phế cầu cộng hợp (PCV)' }));
    fireEvent.change(screen.getByLabelText(/Thêm vắc xin khác/), { target: { value: 'penta' } });
    expect(await screen.findByText('Chưa được tiêm DPT-VGB-Hib (5 trong 1)')).toBeTruthy();
    expect(screen.getByText('Tiêm được sớm nhất ngày 13/12/2026.')).toBeTruthy();
    press('Bỏ mũi này');
    press('Lưu 1 mũi');
    await waitFor(() => expect(desk.snacks.at(-1)?.text).toBe('Đã lưu 1 mũi cho Bé Thử'));
    desk.snacks.at(-1)?.undo?.();
    await waitFor(() => expect(desk.snacks.at(-1)?.text).toBe('Đã bỏ, phiếu tiêm còn nguyên để sửa'));
    const doses = await desk.documents.eventsOf(child._id);
    expect(doses.map(({ doc }) => 'status' in doc && doc.status)).toContain('entered-in-error');
  });

  it('a fever leads to the deferral with its reason; saved, nothing is left of the form', async () => {
    render(<GiveRoute deps={desk} personId={child._id} />);
    fireEvent.input(await screen.findByLabelText('Nhiệt độ'), { target: { value: '38' } });
    press('Hoãn tiêm, hẹn lại');
    expect(screen.getByRole('radio', { name: 'Sốt từ 37,5 °C' })).toHaveProperty('checked', true);
    press('14 ngày nữa');
    press('Lưu: Hoãn tiêm');
    await waitFor(() => expect(desk.snacks.at(-1)?.text).toBe('Hoãn tiêm: đã lưu cho Bé Thử'));
    const [decision] = await desk.documents.eventsOf(child._id);
    expect(decision?.doc).toMatchObject({ kind: 'deferred', reason: 'fever', untilOn: '2026-12-05' });
    await waitFor(async () => expect(await desk.drafts.allOf(fixtureId('account'))).toEqual([]));
  });
});
