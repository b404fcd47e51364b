import { describe, expect, it } from 'vitest';
import { DEMO_CROSSWALK } from '../fixtures/demo-crosswalk.js';
import type { LocalDate } from './local-date.js';
import { proposeByCrosswalk, proposeByCrosswalkSteps } from './people/propose-by-crosswalk.js';
import { finish, finishGivingWay, mapInSteps } from './steps.js';

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
