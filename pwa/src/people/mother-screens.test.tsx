import { signal } from '@preact/signals';
import { render, screen, within } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { openTestDesk } from '#testing/test-desk.js';
import { FindRoute } from './routes.js';

const person = aPerson();

it('a mother and her children lead to each other, the youngest child first', async () => {
  const child = (n: number, name: string, birthDate: string) =>
    aPerson({
      _id: fixtureId('person', n),
      name,
      birthDate: birthDate as LocalDate,
      motherPersonId: person._id,
    });
  const deps = await openTestDesk([
    person,
    child(20, 'Con Lớn', '2020-01-01'),
    child(21, 'Con Bé', '2026-01-01'),
  ]);
  const { unmount } = render(
    <FindRoute deps={deps} query={signal('')} scanHref="/scan" personId={person._id} />,
  );
  const fold = (await screen.findByText('Mẹ và con')).closest('details') as HTMLElement;
  expect(within(fold).getByText('2 con')).toBeTruthy();
  expect(
    within(fold)
      .getAllByRole('link', { hidden: true })
      .map((link) => link.getAttribute('href')),
  ).toEqual([`/person/${fixtureId('person', 21)}`, `/person/${fixtureId('person', 20)}`]);
  unmount();
  render(<FindRoute deps={deps} query={signal('')} scanHref="/scan" personId={fixtureId('person', 21)} />);
  expect(await screen.findByText(`Mẹ: ${person.name}`)).toBeTruthy();
});
