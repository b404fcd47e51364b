import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { LIFECYCLE, type RegistryType } from '@tram/shared-schema/document/document-types.js';
import { editRegistry, type FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import { ENVELOPE_FIELDS, type RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import {
  aHamlet,
  aHousehold,
  aPerson,
  aWorker,
  FIXTURE_MS,
  fixtureId,
} from '@tram/shared-schema/fixtures/builders.js';
import { anEnrolment, aPregnancy, aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import { SCHEMAS } from '@tram/shared-schema/document/schemas.js';
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { DIFFERENCE_KINDS } from '#app/difference-kinds.js';
import { differencesIn, differingIn } from '#app/differences.js';
import type { CareBook } from '#due/care-book.js';
import { createMemoryCareBook } from '#testing/memory-care-book.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import '#text/chronic.js';
import '#text/differences.js';
import '#text/vaccines.js';
import { fieldInWords, type NamesOfRecords } from './difference-words.js';
import { DifferencesRoute } from './differences-route.js';

const household = aHousehold({ headPersonId: fixtureId('person') });
const person = aPerson({ householdId: household._id });
const tablet = (n: number) => ({
  nowMs: FIXTURE_MS + n * 1000,
  replicaId: `fixture00${n}` as ReplicaId,
  accountId: fixtureId('account'),
});
/** What `lost` wrote stands aside: `standing` wrote a second later. */
const between = <D extends RegistryDocument>(doc: D, lost: FieldChanges<D>, standing: FieldChanges<D>): D =>
  mergeRegistry(editRegistry(doc, lost, tablet(2)), editRegistry(doc, standing, tablet(3)));
const phones = between(person, { phone: '0912000111' }, { phone: '0912000222' });
const addresses = between(household, { address: 'Số 1' }, { address: 'Số 2' });

let desk: TestDesk;
let careBook: CareBook;
beforeEach(async () => {
  desk = await openTestDesk([aHamlet(), person, household, aWorker()]);
  careBook = await createMemoryCareBook(desk.documents, desk.directory);
});
const open = (isHead = false) =>
  render(
    <DifferencesRoute
      deps={desk}
      differing={differingIn({ directory: desk.directory, careBook })}
      ready={signal(true)}
      kinds={DIFFERENCE_KINDS}
      vaccineName={(code) => (code === 'penta' ? '5 trong 1' : code)}
      isHead={isHead}
      backHref="/sync"
    />,
  );
const headings = (level: number) =>
  screen.queryAllByRole('heading', { level }).map(({ textContent }) => textContent);

describe('what two tablets wrote differently, on one page', () => {
  it('says in words that there is nothing to look at', () => {
    open();
    expect(screen.getByText('Không có gì khác nhau')).toBeTruthy();
  });

  it('shows whose it is, which field, both values, and who wrote each', () => {
    desk.documents.receive([phones, addresses]);
    open();
    expect(screen.getByRole('status').textContent).toBe('Còn 2 mục khác nhau ở 2 hồ sơ');
    expect(headings(2).sort()).toEqual(['Hộ Nguyễn Thị Thử', 'Nguyễn Thị Thử']);
    expect(headings(3).sort()).toEqual(['Điện thoại', 'Địa chỉ']);
    expect(screen.getByText('Đang dùng: 0912 000 222')).toBeTruthy();
    expect(screen.getByText('Bản kia: 0912 000 111')).toBeTruthy();
    expect(screen.getAllByText(/^Y sĩ Trần Văn Mẫu, /)).toHaveLength(4);
    expect(screen.queryByText(/account:/)).toBeNull();
    const link = screen.getByRole('link', { name: /^Nguyễn Thị Thử/ });
    expect(link.getAttribute('href')).toBe(`/person/${person._id}`);
  });

  it('what a pull brings appears while the page is open, below what was there', async () => {
    desk.documents.receive([addresses]);
    open();
    desk.documents.receive([phones]);
    await waitFor(() => expect(headings(2)).toEqual(['Hộ Nguyễn Thị Thử', 'Nguyễn Thị Thử']));
  });

  it('one tap settles it, says so, and leads to the form for whoever chose in error', async () => {
    desk.documents.receive([phones]);
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Dùng “0912 000 111”' }));
    await screen.findByText('Không có gì khác nhau');
    expect((await desk.people())[0]?.phone).toBe('0912000111');
    expect(desk.snacks.map(({ text }) => text)).toEqual(['Đã đổi sang giá trị kia']);
    desk.snacks[0]?.next?.run();
    expect(desk.visited).toEqual([`/person/${person._id}/edit`]);
  });

  it('a choice that could not be written is said, and the question stays', async () => {
    desk.documents.receive([phones]);
    open();
    desk.documents.failWrites({ kind: 'storage-full' });
    fireEvent.click(screen.getByRole('button', { name: 'Giữ “0912 000 222”' }));
    await waitFor(() => expect(desk.snacks.map(({ text }) => text)).toEqual(['Chưa lưu được. Thử lại.']));
    expect(screen.getByText('Đang dùng: 0912 000 222')).toBeTruthy();
  });

  it('two insurance cards of one number are told apart by what differs', () => {
    const card = (validTo: string, facilityCode: string) => ({
      insurance: { number: '0123456789', validTo: validTo as never, facilityCode },
    });
    desk.documents.receive([between(person, card('2026-12-31', '01-001'), card('2026-12-31', '01-002'))]);
    open();
    expect(screen.getByText(/Đang dùng: .*nơi khám ban đầu 01-002/)).toBeTruthy();
    expect(screen.getByText(/Bản kia: .*nơi khám ban đầu 01-001/)).toBeTruthy();
  });

  it('a field of a newer version is shown, and nobody chooses blindly', () => {
    const newer = (value: string) => ({ bloodType: value }) as never;
    desk.documents.receive([between(person, newer('A'), newer('B'))]);
    open();
    const card = screen.getByText(/Cập nhật ứng dụng để xem và chọn/).parentElement;
    expect(card && within(card).queryByRole('button')).toBeNull();
  });
});

describe('what two tablets wrote differently of vaccines and chronic care', () => {
  const lot = aVaccineLot();
  const pregnancy = aPregnancy();
  const enrolment = anEnrolment();
  const expiry = between(lot, { expiresOn: '2027-05-31' as never }, { expiresOn: '2027-07-31' as never });

  it('stands in the same list and the same number, and says in words what it is about', () => {
    desk.documents.receive([
      phones,
      expiry,
      between(pregnancy, { earlierTetanus: 'under-three' }, { earlierTetanus: 'three-primary' }),
      between(enrolment, { standing: 'lost' }, { standing: 'moved-away' }),
    ]);
    open();
    expect(differencesIn({ directory: desk.directory, careBook }).value).toBe(4);
    expect(screen.getByRole('status').textContent).toBe('Còn 4 mục khác nhau ở 4 hồ sơ');
    const links = screen.getAllByRole('link').map((link) => [link.querySelector('h2')?.textContent, link]);
    expect(
      links
        .flatMap(([title, link]) => (title ? [[title, (link as Element).getAttribute('href')]] : []))
        .sort(),
    ).toEqual([
      ['Lô vắc xin THU-001', `/immunisation/lots/${lot._id}`],
      ['Nguyễn Thị Thử, sổ quản lý Tăng huyết áp', `/person/${person._id}/chronic`],
      ['Nguyễn Thị Thử', `/person/${person._id}`],
      ['Thai kỳ của Nguyễn Thị Thử', `/person/${person._id}/immunisation/pregnancy`],
    ]);
    expect(screen.getByText(/^5 trong 1 · Hạn dùng 31\/07\/2027/)).toBeTruthy();
    for (const said of [
      'Đang dùng: 31/07/2027',
      'Bản kia: 31/05/2027',
      'Đang dùng: Đủ 3 mũi cơ bản',
      'Bản kia: Dưới 3 mũi cơ bản',
      'Đang dùng: Chuyển đi',
      'Bản kia: Mất theo dõi',
    ])
      expect(screen.getByText(said)).toBeTruthy();
  });

  it('one tap keeps a side of a lot, and the way leads to its page', async () => {
    desk.documents.receive([expiry]);
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Dùng “31/05/2027”' }));
    await screen.findByText('Không có gì khác nhau');
    expect((await desk.documents.get('vaccine-lot', lot._id))?.doc.expiresOn).toBe('2027-05-31');
    desk.snacks[0]?.next?.run();
    expect(desk.visited).toEqual([`/immunisation/lots/${lot._id}`]);
  });

  it('whether a lot is locked is for the head to choose: others see both and no button', () => {
    desk.documents.receive([between(lot, { lockReason: 'CDC báo' }, { lockReason: 'Kiểm tra lại' })]);
    const { unmount } = open();
    expect(screen.getByText('Đang dùng: Kiểm tra lại')).toBeTruthy();
    expect(screen.getByText(/trưởng trạm chọn mục này/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    unmount();
    open(true);
    expect(screen.getByRole('button', { name: 'Dùng “CDC báo”' })).toBeTruthy();
  });

  it.each(
    (Object.keys(LIFECYCLE) as (keyof typeof LIFECYCLE)[]).filter(
      (type): type is RegistryType => LIFECYCLE[type] === 'registry',
    ),
  )('every field of a %s has a name and says what it holds', (type) => {
    const names: NamesOfRecords = {
      hamletName: () => 'Thôn',
      headName: () => 'Chủ hộ',
      personName: () => 'Ai đó',
      vaccineName: () => 'Vắc xin',
    };
    const fields = Object.keys(SCHEMAS[type].properties).filter(
      (field) => !ENVELOPE_FIELDS.has(field) && field !== 'personId',
    );
    for (const field of fields) {
      const words = fieldInWords(DIFFERENCE_KINDS[type].fields, field, names);
      expect(words, field).toBeDefined();
      expect(words?.say(undefined)).not.toBe('');
      expect(words?.say({ of: 'a newer version' }), field).toBe('Chưa rõ');
    }
  });
});
