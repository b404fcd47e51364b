// What a pregnancy says of itself where two tablets wrote it differently.

import type { Pregnancy } from '@tram/shared-schema/immunisation/pregnancy.js';
import {
  asDay,
  asText,
  HAMLET_OF_RECORD,
  oneOf,
  wordsOfSubject,
  type DifferenceKind,
  type DifferingFields,
  type NamesOfRecords,
} from '#people/difference-words.js';
import { t } from '#text/text.js';
import { pregnancyPath } from './paths.js';
import { EARLIER_TETANUS, PREGNANCY_ENDS } from './pregnancy-form.js';

const PREGNANCY_FIELDS: DifferingFields<NamesOfRecords> = {
  registeredOn: { name: 'careRecords.field.registeredOn', value: asDay },
  expectedOn: { name: 'careRecords.field.expectedOn', value: asDay },
  earlierTetanus: {
    name: 'careRecords.field.earlierTetanus',
    value: oneOf(EARLIER_TETANUS, (code) => `vaccines.tetanus.${code}`),
  },
  endedOn: { name: 'careRecords.field.endedOn', value: asDay, absent: 'differences.notEnded' },
  outcome: {
    name: 'differences.pregnancyEnd',
    value: oneOf(PREGNANCY_ENDS, (code) => `vaccines.pregnancyEnd.${code}`),
    absent: 'differences.notEnded',
  },
  hamletId: HAMLET_OF_RECORD,
  note: { name: 'careRecords.field.note', value: asText },
};

export const PREGNANCY_DIFFERENCES: DifferenceKind<Pregnancy> = {
  fields: PREGNANCY_FIELDS,
  head(pregnancy, sources) {
    const { name, facts } = wordsOfSubject(pregnancy, sources);
    return {
      title: t('differences.pregnancyOf', { name }),
      facts,
      href: pregnancyPath(pregnancy.personId),
    };
  },
  mend: ({ personId }) => ({ label: 'people.edit', path: pregnancyPath(personId) }),
};
