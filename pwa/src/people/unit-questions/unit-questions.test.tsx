import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import { aHamlet, aPerson, FIXTURE_MS, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { UnitChoice, UnitQuestion } from '@tram/shared-schema/reference/unit-question.js';
import { describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { UnitQuestionsRoute } from './routes.js';

const unit = (communeCode: string, communeName: string, asOf = '2025-07-01'): UnitChoice => ({
  communeCode,
  communeName,
  provinceCode: '98',
  provinceName: 'Tỉnh Giả Định',
  asOf: asOf as UnitChoice['asOf'],
});
const OLD = unit('99525', 'Xã Mẫu Rộng', '2024-05-01');
const NEAR = unit('99004', 'Xã Mẫu Sơn Giả');
const FAR = unit('99016', 'Xã Bản Thí Dụ');
const people = [1, 2, 3].map((n) =>
  aPerson({ _id: fixtureId('person', n), name: `Lò Văn Thử ${n}`, residence: OLD, address: `Xóm ${n}` }),
);
const question: UnitQuestion = {
  _id: fixtureId('unit-question'),
  type: 'unit-question',
  schemaVersion: 1,
  stationId: fixtureId('station'),
  createdAt: instantAt(FIXTURE_MS),
  createdBy: { accountId: fixtureId('account'), replicaId: aPerson().createdBy.replicaId },
  updatedAt: instantAt(FIXTURE_MS),
  from: { communeCode: '99525', communeName: 'Xã Mẫu Rộng' },
  basis: 'code',
  choices: [FAR, NEAR],
  proposedCode: '99004',
  personIds: people.map(({ _id }) => _id),
};

async function open(
  more: Partial<UnitQuestion> = {},
  records: readonly Person[] = people,
): Promise<TestDesk> {
  const desk = await openTestDesk([aHamlet(), ...records, { ...question, ...more }]);
  render(
    <UnitQuestionsRoute
      deps={desk}
      backHref="/more"
      yieldToScreen={() => Promise.resolve()}
      onFault={(error) => {
        throw error;
      }}
    />,
  );
  return desk;
}
const codes = async (desk: TestDesk) => (await desk.people()).map(({ residence }) => residence?.communeCode);

describe('people of a unit that was split', () => {
  it('are asked by hamlet, the likely answer first, with the address as written to go by', async () => {
    await open();
    expect(await screen.findByText('Còn 3 người')).toBeTruthy();
    expect(screen.getByText('Phần lớn xã cũ nay thuộc Xã Mẫu Sơn Giả.')).toBeTruthy();
    expect(screen.getByText('Địa chỉ ghi: Xóm 2')).toBeTruthy();
    const first = screen.getByRole('group', { name: 'Lò Văn Thử 1' });
    expect(
      within(first)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Xã Mẫu Sơn Giả', 'Xã Bản Thí Dụ']);
  });

  it('one tap writes the unit beside the address, and is taken back by another', async () => {
    const desk = await open();
    const second = await screen.findByRole('group', { name: 'Lò Văn Thử 2' });
    fireEvent.click(within(second).getByRole('button', { name: 'Xã Bản Thí Dụ' }));
    await screen.findByText('Còn 2 người');
    const settled = (await desk.people())[1];
    expect(settled).toMatchObject({ residence: FAR, address: 'Xóm 2' });
    expect(settled?.stamps?.['residence']?.by).toBe(desk.signedIn.accountId);
    expect(desk.snacks.map(({ text }) => text)).toEqual(['Lò Văn Thử 2: Xã Bản Thí Dụ']);
    desk.snacks[0]?.undo?.();
    await screen.findByText('Còn 3 người');
    expect(await codes(desk)).toEqual(['99525', '99525', '99525']);
  });

  it('a whole hamlet is settled at once, and taken back at once', async () => {
    const desk = await open();
    fireEvent.click(await screen.findByRole('button', { name: 'Cả 3 người: Xã Mẫu Sơn Giả' }));
    await screen.findByText('Không còn ai phải hỏi');
    expect(await codes(desk)).toEqual(['99004', '99004', '99004']);
    desk.snacks[0]?.undo?.();
    await screen.findByText('Còn 3 người');
  });

  it('what another tablet settled meanwhile is not written over, nor taken back', async () => {
    const desk = await open();
    await screen.findByText('Còn 3 người');
    fireEvent.click(screen.getByRole('button', { name: 'Cả 3 người: Xã Mẫu Sơn Giả' }));
    await screen.findByText('Không còn ai phải hỏi');
    const [first] = await desk.people();
    if (!first) throw new Error('three people are here');
    const other = { nowMs: FIXTURE_MS + 3_600_000, ...desk.editor() };
    desk.documents.receive([editRegistry<Person>(first, { residence: FAR }, other)]);
    desk.snacks[0]?.undo?.();
    await screen.findByText('Còn 2 người');
    expect(await codes(desk)).toEqual(['99016', '99525', '99525']);
  });

  it('a choice that could not be written is said, and the question stays', async () => {
    const desk = await open();
    const first = await screen.findByRole('group', { name: 'Lò Văn Thử 1' });
    desk.documents.failWrites({ kind: 'storage-full' });
    fireEvent.click(within(first).getByRole('button', { name: 'Xã Mẫu Sơn Giả' }));
    await waitFor(() => expect(desk.snacks).toHaveLength(1));
    expect(screen.getByText('Còn 3 người')).toBeTruthy();
  });

  it('nobody is asked once the run was undone, nor who died or was settled already', async () => {
    const desk = await open({ withdrawn: true });
    expect(await screen.findByText('Không còn ai phải hỏi')).toBeTruthy();
    const [first, second, third] = people;
    if (!first || !second || !third) throw new Error('there are three');
    const other = { nowMs: FIXTURE_MS + 3_600_000, ...desk.editor() };
    desk.documents.receive([
      { ...question, updatedAt: instantAt(FIXTURE_MS + 1) },
      editRegistry<Person>(first, { lifeStatus: 'deceased' }, other),
      editRegistry<Person>(second, { residence: NEAR }, other),
    ]);
    expect(await screen.findByText('Còn 1 người')).toBeTruthy();
    expect(screen.getByRole('group', { name: third.name })).toBeTruthy();
  });
});
