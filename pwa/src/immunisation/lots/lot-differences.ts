// What a lot says of itself where two tablets wrote it differently.

import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import {
  asDay,
  asNumber,
  asText,
  whereTrue,
  type DifferenceKind,
  type DifferingFields,
  type NamesOfRecords,
} from '#people/difference-words.js';
import { t } from '#text/text.js';
import { lotPath } from '../session/paths.js';

const LOT_FIELDS: DifferingFields<NamesOfRecords> = {
  vaccineCode: {
    name: 'careRecords.field.vaccineCode',
    value: (value, { vaccineName }) => (typeof value === 'string' ? vaccineName(value) : undefined),
  },
  lotNumber: { name: 'careRecords.field.lot', value: asText },
  expiresOn: { name: 'careRecords.field.expiresOn', value: asDay },
  product: { name: 'careRecords.field.product', value: asText },
  manufacturer: { name: 'careRecords.field.manufacturer', value: asText },
  dosesPerVial: { name: 'careRecords.field.dosesPerVial', value: asNumber },
  locked: {
    name: 'careRecords.field.locked',
    value: whereTrue('differences.locked', 'differences.notLocked'),
    absent: 'differences.notLocked',
    onlyHead: true,
  },
  lockReason: { name: 'differences.lockReason', value: asText, onlyHead: true },
  closed: {
    name: 'differences.closing',
    value: whereTrue('differences.closed', 'differences.notClosed'),
    absent: 'differences.notClosed',
  },
  note: { name: 'careRecords.field.note', value: asText },
};

export const LOT_DIFFERENCES: DifferenceKind<VaccineLot> = {
  fields: LOT_FIELDS,
  head: ({ _id, lotNumber, vaccineCode, expiresOn }, { names }) => ({
    title: t('differences.lot', { lot: lotNumber }),
    facts: [
      names.vaccineName(vaccineCode),
      t('differences.lotExpires', { date: formatLocalDate(expiresOn) }),
    ],
    href: lotPath(_id),
  }),
  mend: ({ _id }) => ({ label: 'differences.openLot', path: lotPath(_id) }),
};
