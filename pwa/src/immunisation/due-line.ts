// What the button on a person's page says under its name: what is due, late, or when the next comes. Loaded after the page
// is drawn, with the schedule.

import { immunisationSubject } from '@tram/shared-schema/due/immunisation-subject.js';
import { judgeChild } from '@tram/shared-schema/immunisation/judge-child.js';
import { nextVisit, vaccineCard } from '@tram/shared-schema/immunisation/vaccine-card.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { t } from '#text/text.js';
import { vaccineNameIn } from './card-words.js';
import type { ImmunisationDesk } from './immunisation-deps.js';
import { scheduleInForce } from './schedule-in-force.js';

export interface DueLine {
  readonly words: string;
  /** A dose that may be given today is past its day. */
  readonly isLate: boolean;
}
export interface DueLines {
  vaccineName(code: string): string;
  of(person: Person): DueLine | undefined;
}

const calm = (words: string): DueLine => ({ words, isLate: false });

/** So many names a button holds on two lines of a phone. */
const NAMED = 2;

export function openDueLines(desk: Pick<ImmunisationDesk, 'careBook' | 'today' | 'published'>): DueLines {
  let madeOn = desk.today();
  let madeOf = desk.published?.editions.value;
  let schedule = scheduleInForce(madeOn, madeOf);
  const inForce = () => {
    const editions = desk.published?.editions.value;
    // A tablet is left on overnight, and an edition may come meanwhile.
    if (madeOn !== desk.today() || madeOf !== editions) {
      madeOn = desk.today();
      madeOf = editions;
      schedule = scheduleInForce(madeOn, madeOf);
    }
    return schedule;
  };
  const vaccineName = (code: string): string => vaccineNameIn(inForce())(code);
  return {
    vaccineName,
    of({ _id: personId, sex, lifeStatus, birthDate }) {
      const facts = desk.careBook.of(personId);
      const about = { personId, sex, lifeStatus, ...(birthDate !== undefined && { birthDate }) };
      const subject = immunisationSubject(about, facts);
      if (!subject) return undefined;
      const today = desk.today();
      const card = vaccineCard(judgeChild(inForce(), subject, today), facts, today);
      const visit = nextVisit(card, today);
      if (!visit) return card.rows.length > 0 ? calm(t('immunisation.nothingDue')) : undefined;
      if (visit.on > today) return calm(t('immunisation.nextOn', { date: formatLocalDate(visit.on) }));
      const late = visit.doses.filter(({ lateSince }) => lateSince !== undefined);
      const said = late.length > 0 ? late : visit.doses;
      const names = said.map(({ vaccineCodes: [code = ''] }) => vaccineName(code));
      const shown = names.slice(0, NAMED).join(', ');
      const vaccines =
        names.length > NAMED
          ? t('immunisation.andMore', { vaccines: shown, count: names.length - NAMED })
          : shown;
      return late.length > 0
        ? { words: t('immunisation.late', { vaccines }), isLate: true }
        : calm(t('immunisation.dueNow', { vaccines }));
    },
  };
}
