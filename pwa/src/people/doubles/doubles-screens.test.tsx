import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { anEncounter, aHamlet, aPerson, aWorker, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { encounterTimeline } from '#encounters/encounter-timeline.js';
import { PersonPage } from '../person-page.js';
import { joinRecords } from './link-records.js';
import { CompareRoute } from './routes.js';

const [A, B] = [fixtureId('person', 1), fixtureId('person', 2)];
const full = aPerson({ _id: A, name: 'Lò Thị Thử' });
const bare = aPerson({ _id: B, name: 'Lo Thi Thu', personalId: undefined, phone: undefined });

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk([aHamlet(), full, bare, aWorker(), anEncounter({ personId: B, reason: 'Ho' })]);
});
const compare = (fromList = true) =>
  render(<CompareRoute deps={desk} personId={A} otherId={B} fromList={fromList} />);
const page = (personId: string) =>
  render(
    <PersonPage deps={{ ...desk, timeline: [encounterTimeline] }} personId={personId} backHref="/find" />,
  );
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

describe('two records side by side', () => {
  it('shows both, marks what differs, and offers the fuller to go on', async () => {
    compare();
    await screen.findByRole('heading', { level: 2, name: 'Lò Thị Thử' });
    expect(screen.getByRole('heading', { level: 2, name: 'Lo Thi Thu' })).toBeTruthy();
    expect(screen.getAllByText('khác')).toHaveLength(1);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Hồ sơ thứ nhất/ }).checked).toBe(true);
    expect(screen.getByText('1 lần khám, chăm sóc')).toBeTruthy();
  });

  it('said to be one, the other goes to it, the worker is back at the list, and one tap undoes it', async () => {
    compare();
    await screen.findByRole('button', { name: 'Là một người' });
    press('Là một người');
    await waitFor(() => expect(desk.visited).toEqual(['/doubles']));
    expect(desk.directory.standingFor(B)).toBe(A);
    desk.snacks.at(-1)?.undo?.();
    await waitFor(() => expect(desk.directory.standingFor(B)).toBe(B));
    expect(desk.snacks.at(-1)?.text).toBe('Đã hoàn tác');
  });

  it('a full tablet says so, and nobody is led away', async () => {
    compare();
    await screen.findByRole('button', { name: 'Là hai người' });
    desk.documents.failWrites({ kind: 'storage-full' });
    press('Là hai người');
    await waitFor(() => expect(desk.snacks.at(-1)?.text).toMatch(/^Chưa ghi được/));
    expect(desk.visited).toEqual([]);
  });

  it('says that a record is not here', async () => {
    render(<CompareRoute deps={desk} personId={A} otherId={fixtureId('person', 9)} fromList />);
    expect(await screen.findByText('Không có hai hồ sơ này trên máy')).toBeTruthy();
  });
});

describe('the page of somebody with two records', () => {
  beforeEach(async () => void (await joinRecords(B, A, desk)));

  it('is the page of the record that goes on, whichever was asked for', async () => {
    page(B);
    await waitFor(() => expect(desk.visited).toEqual([`/person/${A}`]));
  });

  it('shows what was done under either, and parts the other by one tap', async () => {
    page(A);
    expect(await screen.findByText('Ho')).toBeTruthy();
    press('Tách hồ sơ Lo Thi Thu ra');
    await waitFor(() => expect(desk.directory.standingFor(B)).toBe(B));
    await waitFor(() => expect(screen.queryByText('Ho')).toBeNull());
    expect(desk.snacks.at(-1)?.text).toBe('Đã tách thành hai hồ sơ');
  });

  it('shows a visit that is written under either while it is open', async () => {
    page(A);
    await screen.findByText('Ho');
    desk.documents.receive([anEncounter({ _id: fixtureId('encounter', 5), personId: B, reason: 'Sốt' })]);
    expect(await screen.findByText('Sốt')).toBeTruthy();
  });
});
