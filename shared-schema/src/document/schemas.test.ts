import Ajv from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  aHamlet,
  aHousehold,
  aHouseholdChange,
  aMove,
  anEncounter,
  aPerson,
  aStation,
  aUnitQuestion,
  aWorker,
} from '../../fixtures/builders.js';
import {
  aContact,
  aDose,
  aFollowUp,
  aLotMovement,
  aPregnancy,
  aScreening,
  aVaccineLot,
  anAdverseEvent,
  anEnrolment,
  anImmunisationDecision,
  anObservation,
} from '../../fixtures/care-builders.js';
import { LIFECYCLE, lifecycleOf, type DocumentByType, type DocumentType } from './document-types.js';
import { CODE_LIST_SCHEMAS } from '../reference/code-list.schema.js';
import type { EventDocument, RegistryDocument } from './envelope.js';
import { SCHEMAS } from './schemas.js';
import { snapshotFaults } from './schema-snapshots.js';

const SNAPSHOTS = new URL('../../snapshots/', import.meta.url);
const samples: DocumentByType = {
  person: aPerson(),
  household: aHousehold(),
  move: aMove(),
  'household-change': aHouseholdChange(),
  encounter: anEncounter(),
  dose: aDose(),
  observation: anObservation(),
  'adverse-event': anAdverseEvent(),
  'immunisation-decision': anImmunisationDecision(),
  'vaccine-lot': aVaccineLot(),
  'lot-movement': aLotMovement(),
  pregnancy: aPregnancy(),
  enrolment: anEnrolment(),
  screening: aScreening(),
  'follow-up': aFollowUp(),
  contact: aContact(),
  hamlet: aHamlet(),
  station: aStation(),
  worker: aWorker(),
  'unit-question': aUnitQuestion(),
};
const types = Object.keys(SCHEMAS) as DocumentType[];

describe('the schemas of all documents', () => {
  it('are as they were released, and have only grown since', () => {
    const files = readdirSync(SNAPSHOTS).filter((file) => file.endsWith('.json'));
    const released = files.map(
      (file) => [file, JSON.parse(readFileSync(new URL(file, SNAPSHOTS), 'utf8')) as object] as const,
    );
    expect(snapshotFaults({ ...SCHEMAS, ...CODE_LIST_SCHEMAS }, new Map(released))).toEqual([]);
  });

  it('exist for every type, and every type has a way to live', () => {
    expect(types.toSorted()).toEqual(Object.keys(LIFECYCLE).sort());
    expect(types.toSorted()).toEqual(Object.keys(samples).sort());
    for (const type of types) expect(lifecycleOf(type)).toBe(LIFECYCLE[type]);
    for (const type of ['home-visit', 'constructor', '']) expect(lifecycleOf(type)).toBeUndefined();
  });

  it.each(types)('%s says its own type, carries the envelope and refuses another type', (type) => {
    const valid = new Ajv({ keywords: ['x-known'] }).compile(SCHEMAS[type]);
    expect(valid(samples[type])).toBe(true);
    expect(valid({ ...samples[type], type: 'other' })).toBe(false);
    for (const field of ['_id', 'type', 'schemaVersion', 'stationId', 'createdAt', 'createdBy']) {
      expect(valid({ ...samples[type], [field]: undefined })).toBe(false);
    }
  });

  it.each(types.filter((type) => lifecycleOf(type) === 'registry'))('%s may carry stamps', (type) => {
    expect(SCHEMAS[type].properties).toHaveProperty('stamps');
    expect(SCHEMAS[type].properties).toHaveProperty('superseded');
  });

  it.each(types.filter((type) => lifecycleOf(type) === 'event'))(
    '%s has a status and may say who moved it',
    (type) => {
      expect(SCHEMAS[type].required).toContain('status');
      expect(SCHEMAS[type].properties).toHaveProperty('statusChange');
    },
  );

  it.each(types.filter((type) => lifecycleOf(type) === 'reference'))(
    '%s says when it was last written',
    (type) => {
      expect(SCHEMAS[type].required).toContain('updatedAt');
    },
  );

  it('allow fields of newer versions', () => {
    for (const type of types) {
      expect(
        new Ajv({ keywords: ['x-known'] }).validate(SCHEMAS[type], {
          ...samples[type],
          fieldOfTomorrow: { deep: [1] },
        }),
      ).toBe(true);
    }
  });
});

/** Held by the compiler: each type's document says its own name and fits the way it lives. */
type SaysItsName<T extends DocumentType> = DocumentByType[T]['type'] extends T
  ? T extends DocumentByType[T]['type']
    ? true
    : false
  : false;
const named: { readonly [T in DocumentType]: SaysItsName<T> } = {
  person: true,
  household: true,
  move: true,
  'household-change': true,
  encounter: true,
  dose: true,
  observation: true,
  'adverse-event': true,
  'immunisation-decision': true,
  'vaccine-lot': true,
  'lot-movement': true,
  pregnancy: true,
  enrolment: true,
  screening: true,
  'follow-up': true,
  contact: true,
  hamlet: true,
  station: true,
  worker: true,
  'unit-question': true,
};
const registry: readonly RegistryDocument[] = [
  samples.person,
  samples.household,
  samples['vaccine-lot'],
  samples.pregnancy,
  samples.enrolment,
];
const events: readonly EventDocument[] = [
  samples.move,
  samples['household-change'],
  samples.encounter,
  samples.dose,
  samples.observation,
  samples['adverse-event'],
  samples['immunisation-decision'],
  samples['lot-movement'],
  samples.screening,
  samples['follow-up'],
  samples.contact,
];
const reference: readonly { readonly updatedAt: string }[] = [
  samples.hamlet,
  samples.station,
  samples.worker,
  samples['unit-question'],
];

describe('types and schemas', () => {
  it('agree, which the compiler holds; here only that nobody was left out', () => {
    expect(Object.values(named).every(Boolean)).toBe(true);
    expect(registry.length + events.length + reference.length).toBe(types.length);
  });
});
