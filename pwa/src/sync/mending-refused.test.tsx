// A refused record is opened in its form on the answer to mend, and goes again once it was mended.

import { signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import {
  aHamlet,
  aHousehold,
  anEncounter,
  aPerson,
  aWorker,
  FIXTURE_MS,
  fixtureId,
} from '@tram/shared-schema/fixtures/builders.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { EncounterFormRoute } from '#encounters/routes.js';
import { EditHouseholdRoute } from '#people/household-route.js';
import { EditPersonRoute } from '#people/routes.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { schemaErrors } from '#testing/valid-document.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { refusedRecord, type RefusedRecord } from './refused-records.js';
import type { SyncStatus } from './sync-status.js';
import { SyncScreen } from './ui/SyncScreen.js';

const person = aPerson();
const household = aHousehold();
const {
  receivedAt: _at,
  receivedBy: _by,
  ...visit
} = anEncounter({
  amends: undefined,
  vitals: { weightKg: 51.5 },
});
const refused = (field: string, rule = 'pattern'): Refusal => ({ kind: 'invalid', field, rule });

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([aHamlet(), person, household, visit, aWorker()]);
});
const type = (label: RegExp | string, text: string): void => {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
};
const press = (name: RegExp | string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const SERVER_SAYS = 'Máy chủ không nhận mục này. Xem lại và sửa.';

describe('a person the server did not take', () => {
  it('opens on the answer to mend, with the reason above, and waits to be sent once mended', async () => {
    desk.documents.settle(person._id, 'refused', refused('phone', 'maxLength'));
    render(<EditPersonRoute deps={desk} personId={person._id} />);
    const phone = await screen.findByLabelText('Điện thoại');
    expect(document.activeElement).toBe(phone);
    expect(screen.getByText('Máy chủ không nhận hồ sơ này')).toBeTruthy();
    expect(screen.getByText('Mục “Điện thoại” dài quá nên máy chủ không nhận.')).toBeTruthy();
    expect(screen.getByText(SERVER_SAYS)).toBeTruthy();
    type('Điện thoại', '0912 000 777');
    expect(screen.queryByText(SERVER_SAYS)).toBeNull();
    press('Lưu người này');
    await waitFor(() => expect(desk.visited).toEqual([`/person/${person._id}`]));
    const stored = await desk.documents.get('person', person._id);
    expect(stored?.syncState).toBe('local');
    expect(stored?.refusal).toBeUndefined();
    expect(stored?.doc.phone).toBe('0912000777');
  });

  it('whatever else is mended can be saved all the same', async () => {
    desk.documents.settle(person._id, 'refused', refused('address'));
    render(<EditPersonRoute deps={desk} personId={person._id} />);
    await screen.findByText(SERVER_SAYS);
    type('Ghi chú', 'Nghe kém');
    press('Lưu người này');
    await waitFor(() => expect(desk.visited).toHaveLength(1));
  });
});

describe('a household the server did not take', () => {
  it('has a form of its own, and waits to be sent once mended', async () => {
    desk.documents.settle(household._id, 'refused', refused('address', 'maxLength'));
    render(<EditHouseholdRoute deps={desk} householdId={household._id} backHref="/sync" />);
    const address = await screen.findByLabelText('Địa chỉ');
    expect(document.activeElement).toBe(address);
    type('Địa chỉ', 'Số 7, Thôn Mẫu');
    press('Lưu hộ này');
    await waitFor(() => expect(desk.visited).toEqual(['/sync']));
    const stored = await desk.documents.get('household', household._id);
    expect(stored?.syncState).toBe('local');
    expect(stored?.doc.address).toBe('Số 7, Thôn Mẫu');
    expect(stored && schemaErrors(stored.doc)).toEqual([]);
  });

  it('an address that is too long says so', async () => {
    render(<EditHouseholdRoute deps={desk} householdId={household._id} backHref="/sync" />);
    await screen.findByLabelText('Địa chỉ');
    type('Địa chỉ', 'x'.repeat(301));
    press('Lưu hộ này');
    expect(await screen.findByText('Dài 301 chữ, chỉ giữ được 300. Viết gọn lại.')).toBeTruthy();
    expect(desk.visited).toEqual([]);
  });
});

describe('a visit the server did not take', () => {
  const open = async (): Promise<void> => {
    render(<EncounterFormRoute deps={desk} personId={visit.personId} amends={visit._id} />);
    await screen.findByLabelText('Lý do đến khám');
  };
  const visits = () => desk.documents.eventsOf(visit.personId);

  it('is mended where it stands: one visit, with its author and its day, goes again', async () => {
    desk.documents.settle(visit._id, 'refused', refused('vitals.weightKg', 'exclusiveMaximum'));
    await open();
    expect(document.activeElement).toBe(screen.getByLabelText('Cân nặng'));
    expect(screen.getByText(SERVER_SAYS)).toBeTruthy();
    type('Cân nặng', '52');
    press('Lưu bản sửa');
    await waitFor(() => expect(desk.visited).toHaveLength(1));
    const [mended, ...others] = await visits();
    expect(others).toEqual([]);
    expect(mended).toMatchObject({ syncState: 'local', doc: { ...visit, vitals: { weightKg: 52 } } });
    expect(mended && schemaErrors(mended.doc)).toEqual([]);
    expect(desk.snacks.map(({ text }) => text)).toEqual(['Đã sửa lượt khám, máy sẽ gửi lại']);
  });

  it('is corrected by a new visit where the server may have it', async () => {
    desk.documents.receive([{ ...visit, receivedAt: instantAt(FIXTURE_MS) }]);
    desk.documents.settle(visit._id, 'refused', refused('vitals.weightKg'));
    await open();
    expect(screen.queryByText(SERVER_SAYS)).toBeNull();
    type('Cân nặng', '52');
    press('Lưu bản sửa');
    await waitFor(async () => expect(await visits()).toHaveLength(2));
  });

  it('is not mended over what the server took in the meantime', async () => {
    desk.documents.settle(visit._id, 'refused', refused('reason'));
    await open();
    desk.documents.settle(visit._id, 'accepted');
    type('Lý do đến khám', 'Ho nhiều');
    press('Lưu bản sửa');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Chưa lưu được'));
    expect((await visits())[0]).toMatchObject({ syncState: 'accepted', doc: { reason: visit.reason } });
  });
});

describe('the list of what was refused', () => {
  const paths = {
    form: () => '/form',
    record: () => '/record',
    differences: '/differences',
  };
  const show = (records: readonly RefusedRecord[], sendAgain = (_: RefusedRecord) => undefined): void => {
    render(
      <SyncScreen
        unsent={signal({ waiting: 0, refused: records.length })}
        atServer={signal(3)}
        status={signal<SyncStatus>({ phase: 'idle', lastRoundAtMs: FIXTURE_MS })}
        refused={signal(records)}
        differences={signal(2)}
        differencesHref="/differences"
        clockOffByMs={signal(0)}
        closedRecords={{ fetchable: signal(0), onlyHere: signal([]) }}
        storage={{
          state: signal(undefined),
          isShort: signal(false),
          change: signal({ kind: 'up-to-date' } as const),
          askAgain: () => undefined,
        }}
        sendNow={() => undefined}
        sendAgain={sendAgain}
        nowMs={() => FIXTURE_MS}
        signInHref="/sign-in"
        dayFileHref="/day-file"
      />,
    );
  };
  const stored = (refusal: Refusal) => ({ doc: person, syncState: 'refused' as const, refusal });

  it('says whose record it is, why and what now, and leads to the form', () => {
    show([refusedRecord(stored(refused('phone')), person.name, paths)]);
    const row = screen.getByRole('link', { name: /Nguyễn Thị Thử/ });
    expect(row.getAttribute('href')).toBe('/form');
    expect(row.textContent).toContain('Mục “Điện thoại” chưa đúng');
    expect(row.textContent).toContain('Sửa mục này rồi lưu');
    expect(screen.queryByRole('button', { name: /Gửi lại/ })).toBeNull();
  });

  it('what no worker can mend leads to the record, and is sent again with one tap', () => {
    const again: string[] = [];
    const record = refusedRecord(stored({ kind: 'not-allowed' }), person.name, paths);
    show([record], ({ title }) => void again.push(title));
    expect(screen.getByRole('link', { name: /Nguyễn Thị Thử/ }).getAttribute('href')).toBe('/record');
    press('Gửi lại Nguyễn Thị Thử');
    expect(again).toEqual([person.name]);
  });

  it('of many shows the first, and the others when asked', () => {
    const many = Array.from({ length: 45 }, (_, n) =>
      refusedRecord(
        {
          ...stored(refused('phone')),
          doc: aPerson({ _id: fixtureId('person', n + 1), name: `Người ${n}` }),
        },
        `Người ${n}`,
        paths,
      ),
    );
    show(many);
    expect(screen.getAllByRole('link', { name: /^Người/ })).toHaveLength(20);
    press('Còn 25 bản nữa');
    expect(screen.getAllByRole('link', { name: /^Người/ })).toHaveLength(40);
  });

  it('says how many answers two tablets wrote differently, and leads there', () => {
    show([]);
    expect(screen.getByText('2 mục hai máy ghi khác nhau')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Xem và chọn' }).getAttribute('href')).toBe('/differences');
  });
});
