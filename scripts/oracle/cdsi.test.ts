import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  agreements,
  compareAll,
  EVALUATIONS_TARGET,
  FORECASTS_TARGET,
  TARGET_GROUPS,
  type Agreement,
} from './cdsi.js';
import { parseXml, textOf } from './xml-tree.js';

const folder = fileURLToPath(new URL('../../../shared/oracle/cdsi', import.meta.url));
const isHere = existsSync(folder);
if (!isHere) console.log('The CDC cases are not beside the project (../shared/oracle/cdsi): not compared.');

describe.runIf(isHere)('our rules, given the CDC schedule, judge the CDC cases as the CDC does', () => {
  let found: readonly Agreement[] = [];
  beforeAll(() => {
    found = agreements(compareAll(folder));
  });

  it.each(TARGET_GROUPS)('for %s', (name) => {
    const group = found.find((one) => one.group === name);
    expect(group?.cases).toBeGreaterThan(0);
    expect((group?.evaluationsAgree ?? 0) / (group?.evaluations ?? 1)).toBeGreaterThanOrEqual(
      EVALUATIONS_TARGET,
    );
    expect((group?.forecastsAgree ?? 0) / (group?.cases ?? 1)).toBeGreaterThanOrEqual(FORECASTS_TARGET);
  });

  it('and all groups together', () => {
    const sum = (count: (one: Agreement) => number) => found.reduce((total, one) => total + count(one), 0);
    expect(sum((one) => one.evaluationsAgree) / sum((one) => one.evaluations)).toBeGreaterThanOrEqual(0.99);
    expect(sum((one) => one.forecastsAgree) / sum((one) => one.cases)).toBeGreaterThanOrEqual(0.99);
  });
});

describe('supporting data', () => {
  it('is read with its entities, comments and empty elements', () => {
    const xml = parseXml('<?xml version="1.0"?><a><!-- x --><b>1 &lt; 2</b><c/><d>n/a</d></a>', 'here');
    expect([textOf(xml, 'b'), textOf(xml, 'c'), textOf(xml, 'd')]).toEqual(['1 < 2', undefined, undefined]);
  });

  it.each(['<a><b></a>', '<a>', '<a></a', ''])('that is not whole is refused: %s', (broken) => {
    expect(() => parseXml(broken, 'here')).toThrow(SyntaxError);
  });
});
