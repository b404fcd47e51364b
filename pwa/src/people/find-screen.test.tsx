import { signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { daughter, openPeopleDesk, person, type PeopleDesk } from '#testing/people-desk.js';
import { FindRoute, NewPersonRoute } from './routes.js';

let desk: PeopleDesk;
beforeEach(async () => {
  desk = await openPeopleDesk();
});

const type = (text: string): void => {
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: text } });
};
/** Seen, and not only standing ready. */
const isAwake = (words: string): boolean => screen.getByText(words).closest('[aria-hidden]') === null;
const press = (name: RegExp | string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('finding somebody', () => {
  const open = (query = '', personId?: string): void => {
    render(<FindRoute deps={desk} query={signal(query)} scanHref="/scan" personId={personId} />);
  };

  it('a few letters without accents find the person, with what was typed marked in the whole name', async () => {
    open();
    type('nguyen thu');
    const [row] = screen.getAllByRole('link', { name: /Nguyễn Thị Thử/ });
    expect(row?.getAttribute('href')).toBe(`/person/${person._id}`);
    expect([...(row?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent)).toEqual([
      'Nguyễn',
      'Thử',
    ]);
    expect(row?.textContent).toContain('39 tuổi');
    expect(row?.textContent).toContain('Thôn Mẫu Thượng');
    // Her daughter too: she is found by the head of her household.
    const said = await screen.findByText('Có 2 người');
    expect(said.getAttribute('role')).toBe('status');
  });

  it('a keystroke draws the people in sight at once and the others when the hand rests', async () => {
    desk.documents.receive(
      Array.from({ length: 20 }, (_, at) =>
        aPerson({ _id: fixtureId('person', 10 + at), name: `Quách Văn ${'ABCDEGHIKLMNOPQRSTUV'[at]}` }),
      ),
    );
    open();
    type('quach');
    expect(screen.getAllByRole('link', { name: /Quách/ })).toHaveLength(9);
    await waitFor(() => expect(screen.getAllByRole('link', { name: /Quách/ })).toHaveLength(20));
    expect(await screen.findByText('Có 20 người')).toBeTruthy();
  });

  it('whoever was found before is neither read aloud nor reached once nobody answers or the box is empty', () => {
    open('nguyen thu');
    const people = (): HTMLElement[] => screen.queryAllByRole('link', { name: /tuổi/ });
    expect(people().length).toBeGreaterThan(0);
    type('nobody is called so');
    expect(people()).toEqual([]);
    expect(isAwake('Chưa thấy ai')).toBe(true);
    expect(isAwake('Tìm trong 2 người của trạm')).toBe(false);
    type('tran con');
    expect(isAwake('Chưa thấy ai')).toBe(false);
    expect(people()[0]?.getAttribute('href')).toBe(`/person/${daughter._id}`);
    type('');
    expect(people()).toEqual([]);
    expect(isAwake('Tìm trong 2 người của trạm')).toBe(true);
  });

  it('the search key opens the first result', () => {
    open('tran con');
    fireEvent.submit(screen.getByRole('search'));
    expect(desk.visited).toEqual([`/person/${daughter._id}`]);
  });

  it('a number says whose number it is', () => {
    open('003187000123');
    expect(screen.getByText('Số định danh 003 187 000 123')).toBeTruthy();
  });

  it('whoever is not there is registered with the words that were typed', async () => {
    open('le van moi 1957');
    press('Đăng ký người mới');
    expect(desk.visited).toEqual(['/person/new']);
    render(<NewPersonRoute deps={desk} />);
    expect(await screen.findByDisplayValue('Le Van Moi')).toBeTruthy();
    expect(screen.getByDisplayValue('1957')).toBeTruthy();
  });

  it('somebody registered meanwhile, here or on another tablet, appears without typing again', async () => {
    open('bui moi');
    expect(isAwake('Chưa thấy ai')).toBe(true);
    desk.documents.receive([aPerson({ _id: fixtureId('person', 3), name: 'Bùi Thị Mới' })]);
    expect(await screen.findByRole('link', { name: /Bùi Thị Mới/ })).toBeTruthy();
  });

  it('an empty box says how many people there are and what to do, also once the list stands ready', async () => {
    open();
    expect(isAwake('Tìm trong 2 người của trạm')).toBe(true);
    await screen.findByText('Chưa thấy ai');
    expect(isAwake('Chưa thấy ai')).toBe(false);
    expect(isAwake('Tìm trong 2 người của trạm')).toBe(true);
  });
});
