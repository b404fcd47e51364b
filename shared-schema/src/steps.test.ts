import { describe, expect, it } from 'vitest';
import { DEMO_CROSSWALK } from '../fixtures/demo-crosswalk.js';
import { seededRandom } from '../fixtures/seeded-random.js';
import type { LocalDate } from './local-date.js';
import { proposeByCrosswalk, proposeByCrosswalkSteps } from './people/propose-by-crosswalk.js';
import { finish, finishGivingWay, mapInSteps, sortInSteps } from './steps.js';

const TODAY = '2026-11-21' as LocalDate;

describe('work done step by step', () => {
  it('comes to the same at once and with others let in between', async () => {
    const steps = () => mapInSteps([1, 2, 3, 4, 5], 2, (n) => n * n);
    let gaveWay = 0;
    const giveWay = (): Promise<void> => {
      gaveWay += 1;
      return Promise.resolve();
    };
    expect(finish(steps())).toEqual([1, 4, 9, 16, 25]);
    expect(await finishGivingWay(steps(), giveWay)).toEqual([1, 4, 9, 16, 25]);
    expect(gaveWay).toBe(2);
  });

  it('a sort in steps gives what a sort gives, and does not move what is equal', () => {
    const random = seededRandom(3);
    for (const length of [0, 1, 127, 128, 129, 1000, 2500]) {
      const all = Array.from({ length }, (_, at) => ({ at, key: random.int(0, 300) }));
      const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
      const sorted = finish(sortInSteps(all, compare));
      expect(sorted).toEqual(all.toSorted(compare));
      expect(finish(sortInSteps(sorted, compare))).toEqual(sorted);
    }
  });

  it('a list of mergers is read a few communes at a time, and says then what it says at once', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => ({
      ...DEMO_CROSSWALK.rows[0]!,
      communeCode: String(98_000 + n),
      communeName: `Xã Thí Dụ ${n}`,
    }));
    const mergers = [{ ...DEMO_CROSSWALK, rows: [...DEMO_CROSSWALK.rows, ...rows] }];
    let gaveWay = 0;
    const inSteps = await finishGivingWay(proposeByCrosswalkSteps(mergers, TODAY), () => {
      gaveWay += 1;
      return Promise.resolve();
    });
    expect(gaveWay).toBeGreaterThan(10);
    const atOnce = proposeByCrosswalk(mergers);
    for (const address of [
      'Thôn Mẫu, Xã Ví Dụ, Huyện Giả, Tỉnh Thử',
      'Xã Thí Dụ 7, Huyện Mẫu, Tỉnh Thử',
      'gần chợ',
    ])
      expect(inSteps.ofAddress(address, TODAY)).toEqual(atOnce.ofAddress(address, TODAY));
  });
});
