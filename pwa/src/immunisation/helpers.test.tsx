// What the community's helpers are shown of vaccines: who must come, and a page for the call or the knock; no form of a dose.

import { render, screen } from '@testing-library/preact';
import { aPerson, aWorker, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aContact } from '@tram/shared-schema/fixtures/care-builders.js';
import type { DueRow } from '@tram/shared-schema/due/due-doses.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { ContactRoute } from '#chronic/contact-route.js';
import { openTestVaccines, type TestVaccines } from '#testing/test-vaccines.js';
import '#text/vaccination.js';
import { helperActions, vaccineActions } from './person-actions.js';
import { DueRowLine } from './session/ui/DueRowLine.js';

const child = aPerson({ name: 'Bé Thử', birthDate: '2026-09-14' as LocalDate, personalId: undefined });
const grown = aPerson({ _id: fixtureId('person', 2) });
const row: DueRow = {
  personId: child._id,
  birthDate: '2026-09-14' as LocalDate,
  doses: [],
  given: [],
  daysLate: 7,
  contact: { result: 'ask-home-visit', on: '2026-11-20' as LocalDate },
};

let desk: TestVaccines;
beforeEach(async () => {
  desk = await openTestVaccines([child, grown, aWorker(), aContact({ about: ['immunisation'] })]);
});
const helper = () => ({ ...desk, mayRecord: false });
const labels = (actions: typeof helperActions, person: typeof child): readonly string[] =>
  actions({ ...desk, dueLine: () => ({ words: 'Trễ: Lao', isLate: true }) }).flatMap(({ isFor, label }) =>
    isFor?.(person) === false ? [] : [label(person)],
  );

it.each([
  [true, 'stands out where a dose is late'],
  [false, 'does not where none is'],
])('the way to vaccines (late: %s) %s', (isLate) => {
  for (const actions of [vaccineActions, helperActions]) {
    const [card] = actions({ ...desk, dueLine: () => ({ words: 'Lao', isLate }) });
    expect(card?.isPressing?.(child)).toBe(isLate);
  }
});

describe('a helper of the community', () => {
  it('has the card and the knock at the door of a child, and of nobody’s pregnancy', () => {
    expect(labels(helperActions, child)).toEqual(['Tiêm chủng', 'Gọi hoặc đến nhà nhắc tiêm']);
    expect(labels(helperActions, grown)).toEqual([]);
    expect(labels(vaccineActions, grown)).toContain('Thai nghén, tiêm uốn ván');
  });

  it('opens the person from the list of the day, not the form of a dose, and sees where a visit is asked for', () => {
    const schedule = desk.schedule.schedule;
    const today = desk.today();
    const props = { row, today, day: today, schedule };
    const { unmount } = render(<DueRowLine {...props} desk={helper()} />);
    expect(screen.getAllByRole('link')[0]?.getAttribute('href')).toBe(`/person/${child._id}`);
    expect(screen.getByText('Cần đến nhà')).toBeTruthy();
    unmount();
    render(<DueRowLine {...props} desk={desk} />);
    expect(screen.getAllByRole('link')[0]?.getAttribute('href')).toContain('/immunisation/give');
  });

  it('writes down a call about vaccines, and none that names an illness', async () => {
    const parts = {
      ...helper(),
      ...{ yieldToScreen: () => Promise.resolve(), print: () => undefined, saveFile: () => undefined },
    };
    const call = (about: string) => (
      <ContactRoute deps={parts} personId={child._id} about={about} backHref="/" />
    );
    const { unmount } = render(call('immunisation'));
    expect(await screen.findByText(/Tiêm chủng/)).toBeTruthy();
    unmount();
    render(call('immunisation,hypertension'));
    expect(await screen.findAllByText('Việc của cán bộ trạm')).not.toEqual([]);
  });
});
