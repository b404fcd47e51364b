// What a snapshot looks like is a promise to the next version of the app: it reads the same bytes or passes them over.

import { samplePeople } from '@tram/shared-schema/people/people-samples.fixture.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { describe, expect, it } from 'vitest';
import { sampleHamlet, sampleHousehold, samplePerson } from '#testing/contracts/sample-documents.js';
import { createHeldPeople } from './held-people.js';
import { PEOPLE_FORMAT, packPeople, readPeople } from './people-snapshot.js';

function packedSample(): Uint8Array<ArrayBuffer> {
  const people = createHeldPeople();
  people.take(sampleHamlet(30, { name: 'Đồng Mít' }));
  people.take(sampleHousehold(40, { headPersonId: samplePerson(100)._id }));
  for (const [n, entry] of samplePeople(60, 11).entries()) {
    const fields: Partial<Person> = {
      name: entry.name,
      householdId: sampleHousehold(40 + (n % 3))._id,
      hamletId: sampleHamlet(30)._id,
      ...(entry.birthDate !== undefined && { birthDate: entry.birthDate }),
      ...(entry.personalId !== undefined && { personalId: entry.personalId }),
      ...(entry.insuranceNumber !== undefined && { insurance: { number: entry.insuranceNumber } }),
    };
    people.take(samplePerson(100 + n, fields));
  }
  const packing = packPeople(people, new Set([samplePerson(101)._id]));
  for (;;) {
    const step = packing.next();
    if (step.done) return step.value;
  }
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

describe('a snapshot of people', () => {
  it('of this format always looks the same: whoever changes how people are kept raises the format', async () => {
    expect(`${PEOPLE_FORMAT} ${await digestOf(packedSample())}`).toBe('3.2 f36a8a226b84c547');
  });

  it('of another format is named as such, and a torn one too, wherever it is torn', () => {
    const whole = packedSample();
    expect(readPeople(whole.buffer).ok).toBe(true);
    const text = new TextDecoder('latin1').decode(whole);
    const other = Uint8Array.from(text.replace(`"format":"${PEOPLE_FORMAT}"`, '"format":"0.9"'), (letter) =>
      letter.charCodeAt(0),
    );
    expect(readPeople(other.buffer)).toEqual({ ok: false, error: { kind: 'other-format' } });
    for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 97))
      expect(readPeople(whole.slice(0, length).buffer)).toEqual({ ok: false, error: { kind: 'damaged' } });
    for (let from = 1; from < whole.length; from += Math.ceil(whole.length / 97)) {
      const shifted = readPeople(whole.slice(from).buffer);
      expect(shifted).toEqual({ ok: false, error: { kind: 'damaged' } });
    }
  });
});
