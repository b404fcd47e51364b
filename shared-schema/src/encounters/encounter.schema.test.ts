import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { anEncounter } from '../../fixtures/builders.js';
import { encounterSchema, vitalsSchema } from './encounter.schema.js';
import { ENCOUNTER_SCHEMA_VERSION } from './encounter.js';

const accepted = new Ajv({ keywords: ['x-known'] }).compile(encounterSchema);
const withVital = (name: string, value: unknown): unknown => anEncounter({ vitals: { [name]: value } });

describe('a visit at the door', () => {
  it('is written in the version its schema names', () => {
    expect(encounterSchema.$id).toBe(`encounter.v${ENCOUNTER_SCHEMA_VERSION}`);
  });

  it('needs a person, a moment and a reason; vitals, diagnosis and advice may be missing', () => {
    const bare = anEncounter({
      vitals: undefined,
      diagnoses: undefined,
      advice: undefined,
      hamletId: undefined,
    });
    expect(accepted(bare)).toBe(true);
    for (const field of ['personId', 'occurredAt', 'reason', 'status']) {
      expect(accepted({ ...bare, [field]: undefined })).toBe(false);
    }
  });

  it.each([
    ['temperatureC', 25, 45],
    ['systolicMmHg', 40, 300],
    ['diastolicMmHg', 20, 200],
    ['pulsePerMin', 20, 300],
    ['respirationsPerMin', 4, 120],
    ['spo2Percent', 30, 101],
    ['weightKg', 0.3, 350],
    ['heightCm', 20, 250],
    ['waistCm', 20, 250],
    ['glucoseMmolL', 0.5, 60],
  ])('with %s is taken from %d on and refused below it, and from %d on', (name, least, tooMuch) => {
    expect(accepted(withVital(name, least))).toBe(true);
    expect(accepted(withVital(name, least - 0.01))).toBe(false);
    expect(accepted(withVital(name, tooMuch - 0.01))).toBe(true);
    expect(accepted(withVital(name, tooMuch))).toBe(false);
    expect(accepted(withVital(name, String(least)))).toBe(false);
    expect(Object.keys(vitalsSchema.properties)).toContain(name);
  });

  it.each(['I10', 'E11.9', 'A97.0', 'S61.01'])('with the diagnosis code %s is taken', (code) => {
    const diagnoses = [{ code, edition: 'QĐ 4469/2020 (trích)', display: 'tên bệnh', role: 'main' }];
    expect(accepted(anEncounter({ diagnoses }))).toBe(true);
  });

  it.each(['i10', 'I1', 'I10.', 'I10.123', 'tăng huyết áp', ''])(
    'with the diagnosis code %j is refused',
    (code) => {
      const diagnoses = [{ code, edition: 'QĐ 4469/2020 (trích)', display: 'tên bệnh', role: 'main' }];
      expect(accepted(anEncounter({ diagnoses }))).toBe(false);
    },
  );

  it('holds at most twelve diagnoses', () => {
    const one = { code: 'I10', edition: 'QĐ 4469/2020 (trích)', display: 'tên bệnh', role: 'other' };
    expect(accepted(anEncounter({ diagnoses: Array.from({ length: 12 }, () => one) }))).toBe(true);
    expect(accepted(anEncounter({ diagnoses: Array.from({ length: 13 }, () => one) }))).toBe(false);
  });
});
