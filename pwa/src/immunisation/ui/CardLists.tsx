// What the grid of the card has no row for: vaccines outside the schedule, and decisions against giving one.

import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate, localDateAt } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Card, Section } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { reasonWords } from '../give-words.js';
import { decisionWords } from '../immunisation-timeline.js';
import { recordPath } from '../paths.js';
import type { VaccineRecord } from '../vaccine-record.js';

interface CardListProps {
  record: VaccineRecord;
  nameOf: (code: string) => string;
}

/** Without a birthday nothing is judged: then all that was given stands here. */
export function OutsideDoses({ record, nameOf }: CardListProps) {
  const outside = new Set(record.judged?.card.outside.map(({ id }) => id));
  const doses = record.events.flatMap(({ doc }): Dose[] =>
    doc.type === 'dose' && doc.status === 'completed' && (!record.judged || outside.has(doc._id))
      ? [doc]
      : [],
  );
  if (doses.length === 0) return null;
  return (
    <Section title={t('vaccines.outside')}>
      <Card flush>
        <List>
          {doses.map((dose) => (
            <ListRow
              key={dose._id}
              icon="syringe"
              title={nameOf(dose.vaccineCode)}
              lines={[formatLocalDate(dose.givenOn)]}
              href={recordPath(record.person._id, dose._id)}
            />
          ))}
        </List>
      </Card>
    </Section>
  );
}

export function Decisions({ record, nameOf }: CardListProps) {
  const decisions = record.events.flatMap(({ doc }): ImmunisationDecision[] =>
    doc.type === 'immunisation-decision' && doc.status === 'completed' ? [doc] : [],
  );
  if (decisions.length === 0) return null;
  return (
    <Section title={t('vaccines.decisions')}>
      <Card flush>
        <List>
          {decisions.map((decision) => (
            <ListRow
              key={decision._id}
              icon="calendar-clock"
              title={t('vaccines.decisionOf', {
                what: decisionWords(decision.kind),
                vaccines:
                  decision.vaccineCodes.length === 0
                    ? t('immunisation.allVaccines')
                    : decision.vaccineCodes.map(nameOf).join(', '),
              })}
              lines={[
                reasonWords(decision.reason),
                formatLocalDate(localDateAt(epochMsOf(decision.occurredAt))),
                ...(decision.untilOn === undefined
                  ? []
                  : [t('immunisation.until', { date: formatLocalDate(decision.untilOn) })]),
              ]}
              href={recordPath(record.person._id, decision._id)}
            />
          ))}
        </List>
      </Card>
    </Section>
  );
}
