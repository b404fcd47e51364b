// The pieces every document's JSON Schema is made of. Types and schemas come from one definition (TypeBox);
// only `*.schema.ts` files may import TypeBox, so that a tablet's first load does not carry it.

import { Type, type Static, type TSchema, type TString, type TUnsafe } from '@sinclair/typebox';
import { HLC_PATTERN, type Hlc } from './hybrid-clock.js';
import {
  REPLICA_ID_PATTERN,
  ULID_PATTERN,
  type AccountId,
  type HamletId,
  type PersonDocId,
  type ReplicaId,
} from './ids.js';
import { INSTANT_PATTERN, type Instant } from './instant.js';
import type { LocalDate, PartialDate } from '../local-date.js';
import type { Superseded } from './stamp.js';

/** A list that may grow: values we do not know yet are kept, never erased. */
export type OpenEnum<T extends string> = T | (string & {});

export function openEnum<const T extends readonly string[]>(known: T): TUnsafe<OpenEnum<T[number]>> {
  return Type.Unsafe<OpenEnum<T[number]>>({
    type: 'string',
    minLength: 1,
    maxLength: 40,
    'x-known': [...known],
  });
}

const branded = <T>(schema: TString): TUnsafe<T> => Type.Unsafe<T>(schema);

export const id = <T>(prefix: string): TUnsafe<T> =>
  branded<T>(Type.String({ pattern: `^${prefix}:${ULID_PATTERN}$` }));
export const hlc = branded<Hlc>(Type.String({ pattern: HLC_PATTERN }));
export const instant = branded<Instant>(Type.String({ pattern: INSTANT_PATTERN }));
export const localDateText = branded<LocalDate>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));
export const partialDateText = branded<PartialDate>(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }));
/** Anything a person typed: NFC is the writer's duty, length is bounded here. */
export const text = (maxLength: number): TString => Type.String({ minLength: 1, maxLength });

export const author = Type.Object({
  accountId: id<AccountId>('account'),
  replicaId: branded<ReplicaId>(Type.String({ pattern: `^${REPLICA_ID_PATTERN}$` })),
});

const count = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const edit = { at: hlc, n: count, by: id<AccountId>('account'), deviceAt: Type.Optional(hlc) };
const stamp = Type.Object({
  ...edit,
  seen: Type.Optional(Type.Record(Type.String({ pattern: `^${REPLICA_ID_PATTERN}$` }), count)),
  reviewed: Type.Optional(
    Type.Object({ at: hlc, by: id<AccountId>('account'), deviceAt: Type.Optional(hlc) }),
  ),
});
const lost = Type.Object({ field: text(40), value: Type.Optional(Type.Unknown()), stamp: Type.Object(edit) });

export const envelope = {
  schemaVersion: Type.Integer({ minimum: 1, maximum: 1000 }),
  stationId: id<import('./ids.js').StationId>('station'),
  createdAt: instant,
  createdBy: author,
  receivedAt: Type.Optional(instant),
  receivedBy: Type.Optional(author),
};

export const registryParts = {
  stamps: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), stamp, { maxProperties: 80 })),
  superseded: Type.Optional(Type.Array(Type.Unsafe<Superseded>(lost), { maxItems: 200 })),
};

export const eventParts = {
  statusChange: Type.Optional(
    Type.Object({ at: hlc, by: id<AccountId>('account'), deviceAt: Type.Optional(hlc) }),
  ),
};

/** An event that happened to one person: a visit, a dose, a follow-up. */
export const personEventParts = {
  ...envelope,
  ...eventParts,
  personId: id<PersonDocId>('person'),
  hamletId: Type.Optional(id<HamletId>('hamlet')),
  status: openEnum(['completed', 'amended', 'entered-in-error']),
  occurredAt: instant,
};

/** Reads a schema's type as an immutable document. */
export type DocumentOf<S extends TSchema> = Immutable<Static<S>>;
type Immutable<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Immutable<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Immutable<T[K]> }
      : T;
