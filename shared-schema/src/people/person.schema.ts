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
import { residenceSchema } from './residence.schema.js';

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
    /** Why there is no personal id; gone once there is one. */
    withoutPapers: Type.Optional(openEnum(['newborn', 'foreigner', 'unidentified', 'other'])),
    /** The station's own number for somebody without papers: letters among it, so that it never passes for twelve digits. */
    temporaryCode: Type.Optional(Type.String({ pattern: '^T-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$' })),
    /** ISO 3166-1 alpha-3. */
    nationalityCode: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    passportNumber: Type.Optional(text(20)),
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
    /** The commune of the address in the codes of that day; the address as written stays beside it. */
    residence: Type.Optional(residenceSchema),
    householdId: Type.Optional(id<HouseholdId>('household')),
    relationToHead: Type.Optional(
      openEnum(['head', 'spouse', 'child', 'parent', 'grandchild', 'sibling', 'other']),
    ),
    ethnicGroupCode: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
    guardianName: Type.Optional(text(120)),
    motherPersonId: Type.Optional(id<PersonDocId>('person')),
    /** Of twins and more: which of them was born first (FHIR multipleBirthInteger). */
    multipleBirth: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
    allergies: Type.Optional(text(400)),
    note: Type.Optional(text(1000)),
    lifeStatus: openEnum(['living', 'moved-away', 'deceased']),
    deceasedOn: Type.Optional(partialDateText),
    /** The same person's other record, which is the one that goes on; this one stays, and its history is shown there. */
    replacedBy: Type.Optional(id<PersonDocId>('person')),
    /** Looked alike, and somebody said they are two. */
    notSameAs: Type.Optional(Type.Array(id<PersonDocId>('person'), { maxItems: 50 })),
    /** What the insurance look-up last said (CV 1923/BHXH 2024). */
    insuranceLookup: Type.Optional(Type.Object({ resultCode: text(10), lookedUpOn: localDateText })),
    /** What looks wrong and stands so on the card: somebody saw it. Holds while the record says the same. */
    seenOnCard: Type.Optional(
      Type.Array(
        Type.Object({
          rule: text(60),
          said: text(120),
          personalId: Type.Optional(text(12)),
          seenOn: localDateText,
        }),
        { maxItems: 20 },
      ),
    ),
    /** Where the identity came from when the person was registered. */
    identitySource: openEnum(['id-card', 'insurance-card', 'told', 'other']),
  },
  { $id: 'person.v1' },
);
