// One antigen series of the CDC's supporting data in the words of our schedule.

import type * as S from '@tram/shared-schema/immunisation/series.js';
import type { Sex } from '@tram/shared-schema/immunisation/schedule.js';
import { codesOf, dateIn, offsetIn, present } from './cdc-values.js';
import { all, one, textOf, type Xml } from './xml-tree.js';

const filled = (rows: readonly Xml[]): readonly Xml[] => rows.filter(({ children }) => children.length > 0);

const inForce = (xml: Xml) => ({
  effectiveFrom: dateIn(xml, 'effectiveDate'),
  effectiveTo: dateIn(xml, 'cessationDate'),
});

const ageOf = (xml: Xml): S.AgeLimits =>
  present({
    absMin: offsetIn(xml, 'absMinAge'),
    min: offsetIn(xml, 'minAge'),
    earliestRec: offsetIn(xml, 'earliestRecAge'),
    latestRec: offsetIn(xml, 'latestRecAge'),
    max: offsetIn(xml, 'maxAge'),
    ...inForce(xml),
  });

function fromOf(xml: Xml): S.IntervalFrom {
  if (textOf(xml, 'fromPrevious')?.startsWith('Y')) return { kind: 'previous-dose' };
  const number = textOf(xml, 'fromTargetDose');
  if (number) return { kind: 'series-dose', number: Number(number) };
  const recent = textOf(xml, 'fromMostRecent');
  if (recent) return { kind: 'most-recent', vaccines: codesOf(recent) };
  const observation = textOf(one(xml, 'fromRelevantObs'), 'code');
  if (observation) return { kind: 'observation', code: observation };
  throw new SyntaxError('an interval that is counted from nothing');
}

const intervalOf = (xml: Xml): S.IntervalLimits => ({
  from: fromOf(xml),
  ...present({
    // Without an absolute minimum the CDC asks for none: the wished-for interval never makes a dose invalid.
    absMin: offsetIn(xml, 'absMinInt') ?? '0 days',
    min: offsetIn(xml, 'minInt'),
    earliestRec: offsetIn(xml, 'earliestRecInt'),
    latestRec: offsetIn(xml, 'latestRecInt'),
    overrides: textOf(xml, 'intervalPriority') === 'override' ? true : undefined,
    ...inForce(xml),
  }),
});

const vaccineOf = (xml: Xml): S.DoseVaccine => ({
  code: textOf(xml, 'cvx') ?? '',
  ...present({
    maker: textOf(xml, 'mvx'),
    beginAge: offsetIn(xml, 'beginAge'),
    endAge: offsetIn(xml, 'endAge'),
    named: textOf(xml, 'forecastVaccineType') === 'Y' ? true : undefined,
  }),
});

const logic = (text: string | undefined): 'all' | 'any' => (text === 'AND' ? 'all' : 'any');
const COUNTS = { 'greater than': 'more-than', 'equal to': 'exactly', 'less than': 'fewer-than' } as const;
const isCount = (text: string): text is keyof typeof COUNTS => text in COUNTS;

function conditionOf(xml: Xml): S.SkipCondition {
  const kind = textOf(xml, 'conditionType')?.toLowerCase() ?? '';
  const ages = present({ beginAge: offsetIn(xml, 'beginAge'), endAge: offsetIn(xml, 'endAge') });
  if (kind === 'age') return { kind: 'age', ...ages };
  if (kind === 'interval') return { kind: 'interval', interval: offsetIn(xml, 'interval') ?? '' };
  if (kind === 'completed series') {
    return { kind: 'series-complete', groups: codesOf(textOf(xml, 'seriesGroups')) };
  }
  const is = textOf(xml, 'doseCountLogic')?.toLowerCase() ?? '';
  if (!kind.startsWith('vaccine count') || !isCount(is))
    throw new SyntaxError(`unknown condition ${kind} ${is}`);
  const vaccines = codesOf(textOf(xml, 'vaccineTypes'));
  return {
    kind: 'vaccine-count',
    counted: textOf(xml, 'doseType') === 'Valid' ? 'valid' : 'given',
    is: COUNTS[is],
    count: Number(textOf(xml, 'doseCount')),
    ...present({
      ...ages,
      vaccines: vaccines.length > 0 ? vaccines : undefined,
      startOn: dateIn(xml, 'startDate'),
      endOn: dateIn(xml, 'endDate'),
    }),
  };
}

const WHEN = { Evaluation: 'judging', Forecast: 'forecasting', Both: 'both' } as const;
const isContext = (text: string | undefined): text is keyof typeof WHEN => text !== undefined && text in WHEN;

function skipOf(xml: Xml): S.SkipRule {
  const context = textOf(xml, 'context');
  if (!isContext(context)) throw new SyntaxError(`unknown context ${context}`);
  const sets = all(xml, 'set').map((set) => ({
    conditions: logic(textOf(set, 'conditionLogic')),
    of: all(set, 'condition').map(conditionOf),
    ...present(inForce(set)),
  }));
  return { when: WHEN[context], sets: logic(textOf(xml, 'setLogic')), of: sets };
}

function doseOf(xml: Xml, index: number, seriesCode: string): S.SeriesDose {
  const season = one(xml, 'seasonalRecommendation');
  const [from, to] = [dateIn(season, 'startDate'), dateIn(season, 'endDate')];
  return {
    code: `${seriesCode} #${index + 1}`,
    number: index + 1,
    ages: filled(all(xml, 'age')).map(ageOf),
    intervals: filled(all(xml, 'interval')).map(intervalOf),
    allowableIntervals: filled(all(xml, 'allowableInterval')).map(intervalOf),
    preferable: filled(all(xml, 'preferableVaccine')).map(vaccineOf),
    allowable: filled(all(xml, 'allowableVaccine')).map(vaccineOf),
    inadvertent: filled(all(xml, 'inadvertentVaccine')).flatMap((row) => textOf(row, 'cvx') ?? []),
    skips: filled(all(xml, 'conditionalSkip')).map(skipOf),
    recurring: textOf(xml, 'recurringDose') === 'Yes',
    ...(from && to && { season: { from, to } }),
  };
}

const KINDS: Record<string, S.Series['kind']> = {
  Standard: 'standard',
  Risk: 'risk',
  'Evaluation Only': 'evaluation-only',
};
const SEXES: Record<string, Sex> = { Male: 'male', Female: 'female', Unknown: 'unknown' };

const indicationOf = (xml: Xml): S.Indication => ({
  observation: textOf(one(xml, 'observationCode'), 'code') ?? '',
  ...present({ beginAge: offsetIn(xml, 'beginAge'), endAge: offsetIn(xml, 'endAge') }),
});

export function seriesOf(xml: Xml, code: string): S.Series {
  const select = one(xml, 'selectSeries');
  const sexes = all(xml, 'requiredGender').flatMap(({ text }) => SEXES[text] ?? []);
  const name = textOf(xml, 'seriesName') ?? code;
  const ages = {
    minAgeToStart: offsetIn(select, 'minAgeToStart'),
    maxAgeToStart: offsetIn(select, 'maxAgeToStart'),
  };
  return {
    code,
    names: { vi: name, en: name },
    target: textOf(xml, 'targetDisease') ?? '',
    kind: KINDS[textOf(xml, 'seriesType') ?? ''] ?? 'standard',
    ...(sexes.length > 0 && { sexes }),
    indications: filled(all(xml, 'indication')).map(indicationOf),
    selection: {
      group: textOf(select, 'seriesGroup') ?? '',
      equivalentGroups: codesOf(textOf(xml, 'equivalentSeriesGroups')),
      isDefault: textOf(select, 'defaultSeries') === 'Yes',
      productPath: textOf(select, 'productPath') === 'Yes',
      priority: textOf(select, 'seriesPriority') ?? 'A',
      preference: Number(textOf(select, 'seriesPreference') ?? 99),
      ...present(ages),
    },
    doses: all(xml, 'seriesDose').map((row, index) => doseOf(row, index, code)),
  };
}
