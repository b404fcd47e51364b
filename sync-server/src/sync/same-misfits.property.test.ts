// A tablet reads the schemas by itself where the server has Ajv: both must refuse the same, in the same words.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { misfit } from '@tram/shared-schema/document/misfit.js';
import { SCHEMAS } from '@tram/shared-schema/document/schemas.js';
import { aUnitQuestion } from '@tram/shared-schema/fixtures/builders.js';
import { aDose } from '@tram/shared-schema/fixtures/care-builders.js';
import { oneOfEachCare } from '@tram/shared-schema/fixtures/one-of-each-care.js';
import { documentCheck } from '@tram/shared-schema/sync/check-document.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encounter, household, householdChange, move, person, stamp, TABLET } from '#testing/documents.js';
import { documentChecker } from './document-schema.js';

const tablet = documentCheck({
  misfit: (type, candidate) => misfit(SCHEMAS[type], candidate),
  byteLength: (text) => Buffer.byteLength(text),
});
const server = documentChecker();

const stamps = { phone: stamp(TABLET, 1), note: stamp(TABLET, 2, { seen: { tabletb000: 3 } }) };
const samples: readonly TramDocument[] = [
  person(1),
  person(2, { stamps, phone: '0912000001', note: 'Ễ 🙂' }),
  household(1),
  move(1),
  householdChange(1),
  encounter(1, { vitals: { systolicMmHg: 120, temperatureC: 37.5 } as never }),
  aUnitQuestion(),
  ...oneOfEachCare(),
  aDose({ screening: { edition: '1', answers: [{ code: 'fever', value: true }] }, duringPregnancy: false }),
];

/** One value somewhere in a document put in the place of another, or taken out. */
function spoil(value: unknown, path: readonly number[], by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[(path[0] ?? 0) % Math.max(1, keys.length)];
  if (key === undefined || path.length === 0) return by;
  const members = value as Readonly<Record<string, unknown>>;
  const inner = spoil(members[key], path.slice(1), by);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...members, [key]: inner };
}

describe('the two readings of the schemas', () => {
  it('take what is good', () => {
    for (const doc of samples) {
      expect(server(doc)).toMatchObject({ ok: true });
      expect(tablet(doc)).toMatchObject({ ok: true });
    }
  });

  it('refuse the same of anything that was changed', () => {
    const other = fc.oneof(
      fc.constantFrom(undefined, null, '', [], {}, -1, 0, 1e9, 1.5, true, 'person', 'x'.repeat(2000), '🙂'),
      fc.string(),
      fc.integer(),
    );
    const spoilt = fc.record({
      doc: fc.constantFrom(...samples),
      path: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 }),
      by: other,
    });
    fc.assert(
      fc.property(spoilt, ({ doc, path, by }) => {
        const sent: unknown = JSON.parse(JSON.stringify(spoil(doc, path, by)));
        const [theirs, ours] = [server(sent), tablet(sent)];
        expect(ours.ok).toBe(theirs.ok);
        if (!ours.ok && !theirs.ok) expect(ours.error.kind).toBe(theirs.error.kind);
      }),
      { seed: 20_261_122, numRuns: 2000 },
    );
  });

  it('do not pass over a keyword the tablet cannot read', () => {
    expect(() => misfit({ oneOf: [] }, 1)).toThrow('oneOf');
  });
});
