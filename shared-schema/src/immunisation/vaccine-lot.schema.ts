// A lot in the station's refrigerator, and what became of it. The lot is a record two tablets may edit; what comes in, is
// opened or is thrown away are events, so that counts from two tablets add up instead of overwriting each other.

import { Type } from '@sinclair/typebox';
import type { LotMovementId, VaccineLotId } from '../document/ids.js';
import {
  envelope,
  eventParts,
  id,
  instant,
  localDateText,
  openEnum,
  registryParts,
  text,
} from '../document/schema-parts.js';

export const vaccineLotSchema = Type.Object(
  {
    _id: id<VaccineLotId>('vaccine-lot'),
    type: Type.Literal('vaccine-lot'),
    ...envelope,
    ...registryParts,
    vaccineCode: text(40),
    lotNumber: text(40),
    expiresOn: localDateText,
    product: Type.Optional(text(120)),
    manufacturer: Type.Optional(text(120)),
    /** As printed on this lot's vials: one vaccine comes in several sizes. */
    dosesPerVial: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    /** Nobody may give from it any more; every tablet refuses it from its next contact on. */
    locked: Type.Optional(Type.Boolean()),
    lockReason: Type.Optional(text(300)),
    /** Used up or sent back: no longer offered. */
    closed: Type.Optional(Type.Boolean()),
    note: Type.Optional(text(500)),
  },
  { $id: 'vaccine-lot.v1' },
);

export const lotMovementSchema = Type.Object(
  {
    _id: id<LotMovementId>('lot-movement'),
    type: Type.Literal('lot-movement'),
    ...envelope,
    ...eventParts,
    lotId: id<VaccineLotId>('vaccine-lot'),
    status: openEnum(['completed', 'amended', 'entered-in-error']),
    occurredAt: instant,
    kind: openEnum(['received', 'opened', 'wasted', 'returned', 'counted']),
    /** `opened` counts vials, all others count doses. */
    quantity: Type.Integer({ minimum: 0, maximum: 100_000 }),
    reason: Type.Optional(
      openEnum(['open-vial-time', 'expired', 'heat', 'frozen', 'broken', 'vvm', 'locked', 'other']),
    ),
    note: Type.Optional(text(500)),
    amends: Type.Optional(id<LotMovementId>('lot-movement')),
  },
  { $id: 'lot-movement.v1' },
);
