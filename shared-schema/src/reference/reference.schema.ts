// Reference documents: written by the server for an administrator, pulled by tablets, never pushed.

import { Type } from '@sinclair/typebox';
import type { AccountId, HamletId, StationId } from '../document/ids.js';
import { envelope, id, instant, localDateText, openEnum, text } from '../document/schema-parts.js';

const reference = {
  ...envelope,
  /** The newer version stands. */
  updatedAt: instant,
  effectiveFrom: Type.Optional(localDateText),
  effectiveTo: Type.Optional(localDateText),
  source: Type.Optional(text(300)),
};

export const hamletSchema = Type.Object(
  {
    _id: id<HamletId>('hamlet'),
    type: Type.Literal('hamlet'),
    ...reference,
    name: text(120),
    code: Type.Optional(text(20)),
  },
  { $id: 'hamlet.v1' },
);

export const stationProfileSchema = Type.Object(
  {
    _id: id<StationId>('station'),
    type: Type.Literal('station'),
    ...reference,
    name: text(160),
    communeName: Type.Optional(text(160)),
    /** Facility code of five characters (QĐ 384/2019), where known. */
    facilityCode: Type.Optional(text(20)),
  },
  { $id: 'station.v1' },
);

/** Who an account is, so that a record can name its author offline. No contact data, no credentials. */
export const workerSchema = Type.Object(
  {
    _id: id<AccountId>('account'),
    type: Type.Literal('worker'),
    ...reference,
    displayName: text(120),
    role: openEnum(['worker', 'head', 'community', 'centre', 'admin']),
  },
  { $id: 'worker.v1' },
);
