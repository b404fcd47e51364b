// The shape of one series of a published schedule; says the same as series.ts.

import { Type } from '@sinclair/typebox';
import { localDateText, text } from '../document/schema-parts.js';
import {
  bands,
  closed,
  code,
  inForce,
  list,
  maybe,
  offset,
  oneOf,
  unsigned,
  words,
} from './schedule-shapes.schema.js';

const limits = {
  absMin: maybe(offset),
  min: maybe(offset),
  earliestRec: maybe(offset),
  latestRec: maybe(offset),
};
const interval = Type.Object(
  {
    from: Type.Union([
      Type.Object({ kind: Type.Literal('previous-dose') }, closed),
      Type.Object({ kind: Type.Literal('series-dose'), number: Type.Integer({ minimum: 1 }) }, closed),
      Type.Object({ kind: Type.Literal('most-recent'), vaccines: list(code) }, closed),
      Type.Object({ kind: Type.Literal('observation'), code }, closed),
    ]),
    ...limits,
    ...inForce,
    overrides: maybe(Type.Boolean()),
    orSince: maybe(code),
  },
  closed,
);
const product = Type.Object({ code, maker: maybe(code), ...bands, named: maybe(Type.Boolean()) }, closed);
const logic = oneOf('all', 'any');
const condition = Type.Union([
  Type.Object({ kind: Type.Literal('age'), ...bands }, closed),
  Type.Object({ kind: Type.Literal('interval'), interval: offset }, closed),
  Type.Object({ kind: Type.Literal('series-complete'), groups: list(code, 20) }, closed),
  Type.Object(
    {
      kind: Type.Literal('vaccine-count'),
      vaccines: maybe(list(code)),
      ...bands,
      startOn: maybe(localDateText),
      endOn: maybe(localDateText),
      counted: oneOf('valid', 'given'),
      is: oneOf('more-than', 'exactly', 'fewer-than'),
      count: Type.Integer({ minimum: 0, maximum: 100 }),
    },
    closed,
  ),
]);
const skip = Type.Object(
  {
    when: oneOf('judging', 'forecasting', 'both'),
    sets: logic,
    of: list(Type.Object({ conditions: logic, of: list(condition, 20), ...inForce }, closed), 20),
  },
  closed,
);
const dose = Type.Object(
  {
    code,
    number: Type.Integer({ minimum: 1, maximum: 40 }),
    names: maybe(words),
    ages: maybe(list(Type.Object({ ...limits, max: maybe(offset), ...inForce }, closed), 10)),
    intervals: maybe(list(interval, 10)),
    allowableIntervals: maybe(list(interval, 10)),
    preferable: list(product),
    allowable: maybe(list(product)),
    inadvertent: maybe(list(code)),
    skips: maybe(list(skip, 10)),
    recurring: maybe(Type.Boolean()),
    season: maybe(Type.Object({ from: localDateText, to: localDateText }, closed)),
    note: maybe(words),
    ...unsigned,
  },
  closed,
);
const history = Type.Object(
  { vaccines: list(code), from: Type.Integer({ minimum: 0 }), below: maybe(Type.Integer({ minimum: 1 })) },
  closed,
);
const codes = maybe(list(code, 40));
export const publishedSeriesSchema = Type.Object(
  {
    code,
    names: words,
    target: code,
    kind: oneOf('standard', 'risk', 'evaluation-only'),
    sexes: maybe(list(oneOf('male', 'female', 'unknown'), 3)),
    indications: maybe(
      list(
        Type.Object(
          {
            observation: code,
            ...bands,
            stays: maybe(Type.Boolean()),
            history: maybe(history),
            with: codes,
            unless: codes,
          },
          closed,
        ),
        40,
      ),
    ),
    askedUntil: maybe(offset),
    selection: Type.Object(
      {
        group: code,
        equivalentGroups: codes,
        isDefault: Type.Boolean(),
        productPath: maybe(Type.Boolean()),
        priority: text(5),
        preference: Type.Integer({ minimum: 0, maximum: 100 }),
        minAgeToStart: maybe(offset),
        maxAgeToStart: maybe(offset),
      },
      closed,
    ),
    doses: Type.Array(dose, { minItems: 1, maxItems: 40 }),
  },
  closed,
);
