// The shape a schedule that comes from outside must have, before its rules are read: `npm run import -- schedule FILE`.
// Says the same as schedule.ts: the compiler holds the two together in read-schedule-file.ts.

import { Type, type Static } from '@sinclair/typebox';
import { localDateText, text } from '../document/schema-parts.js';
import { publishedSeriesSchema } from './published-series.schema.js';
import {
  bands,
  closed,
  code,
  list,
  maybe,
  offset,
  oneOf,
  status,
  unsigned,
  words,
} from './schedule-shapes.schema.js';

const vaccine = Type.Object(
  {
    code,
    names: words,
    targets: list(Type.Object({ target: code, ...bands }, closed), 20),
    cvx: maybe(text(10)),
    atc: maybe(text(10)),
    live: maybe(oneOf('injected', 'oral')),
    route: maybe(oneOf('intramuscular', 'subcutaneous', 'intradermal', 'oral')),
    defaultSite: maybe(oneOf('left-arm', 'right-arm', 'left-thigh', 'right-thigh', 'mouth')),
    dosesPerVial: maybe(Type.Integer({ minimum: 1, maximum: 100 })),
    openVial: maybe(
      Type.Union([
        Type.Object({ hours: Type.Number({ exclusiveMinimum: 0, maximum: 2000 }) }, closed),
        Type.Literal('session'),
        Type.Literal('single-dose'),
      ]),
    ),
    ...unsigned,
  },
  closed,
);
const conflict = Type.Object(
  { previous: code, current: code, begin: offset, end: offset, minEnd: maybe(offset) },
  closed,
);
const group = Type.Object(
  { code, names: words, targets: list(code, 20), wholeGroup: maybe(Type.Boolean()) },
  closed,
);
const bornBefore = Type.Object(
  { before: localDateText, exceptObservations: list(code, 40), bornIn: maybe(code) },
  closed,
);
const contraindication = Type.Object(
  { observation: code, ...bands, vaccines: maybe(list(Type.Object({ code, ...bands }, closed))) },
  closed,
);
const target = Type.Object(
  {
    target: code,
    immuneByHistory: maybe(list(code, 40)),
    immuneIfBornBefore: maybe(list(bornBefore, 20)),
    contraindications: maybe(list(contraindication)),
  },
  closed,
);
export const publishedScheduleSchema = Type.Object(
  {
    code,
    version: Type.String({ pattern: '^[0-9A-Za-z.-]{1,20}$' }),
    names: words,
    effectiveFrom: localDateText,
    effectiveTo: maybe(localDateText),
    source: text(500),
    status,
    graceDays: Type.Integer({ minimum: 0, maximum: 14 }),
    vaccines: Type.Array(vaccine, { minItems: 1, maxItems: 400 }),
    conflicts: list(conflict, 1000),
    groups: Type.Array(group, { minItems: 1, maxItems: 100 }),
    targets: list(target, 100),
    series: Type.Array(publishedSeriesSchema, { minItems: 1, maxItems: 200 }),
  },
  closed,
);

/** Says the same as `Schedule`: what it takes is one, and nothing else. */
export type PublishedSchedule = Static<typeof publishedScheduleSchema>;
