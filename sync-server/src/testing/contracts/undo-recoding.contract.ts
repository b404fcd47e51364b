// Taking a re-coding back, on every store: whole, and without touching what somebody changed since.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CouchUnderTest } from '../couch-under-test.js';
import { ADDRESS, NOWHERE, openRecodingDesk, SPLIT, VI_DU, type RecodingDesk } from '../recoding-desk.js';

export function undoRecodingContract(couch: CouchUnderTest): void {
  describe(`undoing a re-coding on ${couch.name}`, () => {
    let at: RecodingDesk;
    beforeEach(async () => {
      at = await openRecodingDesk(couch);
    });
    afterEach(() => at.close());

    it('is undone whole: everybody as they were, open questions withdrawn', async () => {
      const people = await at.arrived({ residence: VI_DU }, { address: ADDRESS }, { residence: SPLIT });
      const undone = await at.undo(await at.apply(await at.run('')));
      expect(undone).toMatchObject({ status: 'undone', outcome: { restored: 2, kept: 0 } });
      expect(await at.codes(people)).toEqual(['99504', undefined, '99525']);
      expect((await at.standing(people[0]?._id ?? at.desk.at.stationId)).residence).toEqual(VI_DU);
      expect(await at.questions()).toMatchObject([{ withdrawn: true }]);
      expect(await at.run('')).toMatchObject({ number: 2, counts: { recode: 2, ask: 1 } });
    });

    it('undoes nobody whom somebody changed since, and lists them', async () => {
      const [mended, other] = await at.arrived({ residence: VI_DU }, { residence: VI_DU });
      if (!mended || !other) throw new Error('two people came');
      const applied = await at.apply(await at.run(''));
      await at.desk.nurse.push(at.desk.at.stationId, [
        at.desk.edited(await at.standing(mended._id), { residence: NOWHERE }),
      ]);
      const undone = await at.undo(applied);
      expect(undone.outcome).toMatchObject({ restored: 1, kept: 1 });
      expect(await at.codes([mended, other])).toEqual(['99999', '99504']);
      expect(await at.left(undone)).toEqual([mended._id]);
    });

    it('an interrupted run can be taken back instead of gone on with', async () => {
      const people = await at.arrived({ residence: VI_DU }, { residence: VI_DU });
      const preview = await at.run('');
      await at.dieInTheMiddle(preview);
      expect(await at.codes(people)).toEqual(['99007', '99007']);
      expect(await at.undo(preview)).toMatchObject({ status: 'undone', outcome: { restored: 2 } });
      expect(await at.codes(people)).toEqual(['99504', '99504']);
    });
  });
}
