import { expect, it } from 'vitest';
import { samplePerson } from '#testing/contracts/sample-documents.js';
import { createRowSealing } from './row-sealing.js';
import { plainSealing } from './sealing.js';
import { rowOf } from './station-row.js';

const rows = Array.from({ length: 400 }, (_, n) => rowOf(samplePerson(n + 1), 'accepted', 0));
const laid = async () => {
  const texts = await createRowSealing(plainSealing, () => undefined).seal(rows);
  return rows.map((row, at) => ({ ...row, doc: texts[at] ?? '' }));
};

it('a page of hundreds is opened in slices that let a tap in between, in the same order', async () => {
  let nowMs = 0;
  const slices = [0];
  const sealing = createRowSealing(
    {
      ...plainSealing,
      open(texts, places) {
        nowMs += texts.length * 0.3;
        slices.push((slices.pop() ?? 0) + texts.length * 0.3);
        return plainSealing.open(texts, places);
      },
    },
    () => undefined,
    {
      nowMs: () => nowMs,
      yieldToScreen() {
        slices.push(0);
        return Promise.resolve();
      },
    },
  );
  const opened = await sealing.open(await laid());
  expect(opened.map((one) => one.ok && one.value.doc._id)).toEqual(rows.map(({ id }) => id));
  expect(slices.length).toBeGreaterThan(8);
  expect(Math.max(...slices)).toBeLessThan(15);
});

it('a few records are opened without giving way', async () => {
  const sealing = createRowSealing(plainSealing, () => undefined, {
    nowMs: () => 0,
    yieldToScreen: () => Promise.reject(new Error('nobody waits that long')),
  });
  expect(await sealing.open((await laid()).slice(0, 16))).toHaveLength(16);
});
