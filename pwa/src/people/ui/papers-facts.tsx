// What is known in place of papers, and of a child's birth, as facts of the person's page.

import type { Person } from '@tram/shared-schema/people/person.js';
import { t } from '#text/text.js';
import type { Fact } from '#ui/Facts.js';
import { countryName } from '../countries.js';
import { personPath } from '../paths.js';
import { birthOrderWord, papersReasonWord } from '../person-words.js';

/** Only what there is: most people have papers. */
export function papersFacts(
  person: Person,
  nameOf: (personId: string) => string | undefined,
): readonly Fact[] {
  const { withoutPapers, temporaryCode, nationalityCode, passportNumber, motherPersonId, multipleBirth } =
    person;
  const mother = motherPersonId === undefined ? undefined : nameOf(motherPersonId);
  return [
    withoutPapers !== undefined && {
      label: t('papers.field.withoutPapers'),
      value: papersReasonWord(withoutPapers),
    },
    temporaryCode !== undefined && { label: t('papers.field.temporaryCode'), value: temporaryCode },
    nationalityCode !== undefined && {
      label: t('papers.field.nationalityCode'),
      value: countryName(nationalityCode),
    },
    passportNumber !== undefined && { label: t('papers.field.passportNumber'), value: passportNumber },
    motherPersonId !== undefined && {
      label: t('papers.field.motherPersonId'),
      value: mother && <a href={personPath(motherPersonId)}>{mother}</a>,
    },
    multipleBirth !== undefined && {
      label: t('papers.multipleBirthFact'),
      value: birthOrderWord(multipleBirth),
    },
  ].filter((fact) => fact !== false);
}
