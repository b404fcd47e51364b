// A resident, as the station knows them. Fields are the units of merge: what changes together stands together.
// Numbers are identifiers, never keys: a personal id may be cancelled and re-issued, and a newborn has none
// (vietnam.md §1, NĐ 70/2024 Đ11).

import { Type } from '@sinclair/typebox';
import type { HamletId, HouseholdId, PersonDocId } from '../document/ids.js';
import {
  envelope,
  id,
  localDateText,
  openEnum,
  partialDateText,
  registryParts,
  text,
} from '../document/schema-parts.js';

export const personSchema = Type.Object(
  {
    _id: id<PersonDocId>('person'),
    type: Type.Literal('person'),
    ...envelope,
    ...registryParts,
    /** As on the card: family, middle, given, in NFC. */
    name: text(120),
    sex: openEnum(['male', 'female', 'other', 'unknown']),
    birthDate: Type.Optional(partialDateText),
    personalId: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
    /** CMND of nine digits, or a cancelled twelve-digit number. */
    oldIdNumbers: Type.Optional(Type.Array(Type.String({ pattern: '^\\d{9}(\\d{3})?$' }), { maxItems: 8 })),
    idCardIssuedOn: Type.Optional(localDateText),
    insurance: Type.Optional(
      Type.Object({
        /** Fifteen characters of the old card or the ten digits of the new one. */
        number: Type.String({ pattern: '^([A-Z]{2}\\d{13}|\\d{10})$' }),
        validFrom: Type.Optional(localDateText),
        validTo: Type.Optional(localDateText),
        /** First-care facility, `pp-fff`. */
        facilityCode: Type.Optional(text(12)),
        fiveYearsFrom: Type.Optional(localDateText),
      }),
    ),
    phone: Type.Optional(text(20)),
    hamletId: Type.Optional(id<HamletId>('hamlet')),
    /** As written on the card or told; never rewritten when units change. */
    address: Type.Optional(text(300)),
    householdId: Type.Optional(id<HouseholdId>('household')),
    relationToHead: Type.Optional(
      openEnum(['head', 'spouse', 'child', 'parent', 'grandchild', 'sibling', 'other']),
    ),
    ethnicGroupCode: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
    guardianName: Type.Optional(text(120)),
    allergies: Type.Optional(text(400)),
    note: Type.Optional(text(1000)),
    lifeStatus: openEnum(['living', 'moved-away', 'deceased']),
    deceasedOn: Type.Optional(partialDateText),
    /** Where the identity came from when the person was registered. */
    identitySource: openEnum(['id-card', 'insurance-card', 'told', 'other']),
  },
  { $id: 'person.v1' },
);
