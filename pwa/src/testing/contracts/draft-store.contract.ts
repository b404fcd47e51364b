// What every store of half-written forms owes the worker.

import { documentId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft, DraftStore } from '#drafts/draft-store.js';
import { ACCOUNT_ID, MORNING_MS, samplePerson, ulidOf } from './sample-documents.js';

export interface DraftStoreUnderTest {
  readonly name: string;
  make(): { open(): { drafts: DraftStore; close: () => void } };
  /** Whether it outlives the page. */
  readonly durable: boolean;
}

const draft = (draftId: string, minute: number, fields: Partial<Draft> = {}): Draft => ({
  draftId,
  kind: 'encounter',
  accountId: ACCOUNT_ID,
  personId: samplePerson(10)._id,
  title: 'Người Mẫu 10',
  changedAt: instantAt(MORNING_MS + minute * 60_000),
  values: { reason: 'Đau đầ', systolicMmHg: '12', vitals: { open: true }, empty: null },
  ...fields,
});

export function draftStoreContract({ name, make, durable }: DraftStoreUnderTest): void {
  describe(`half-written forms in ${name}`, () => {
    let place: ReturnType<DraftStoreUnderTest['make']>;
    let opened: { drafts: DraftStore; close: () => void };
    beforeEach(() => {
      place = make();
      opened = place.open();
    });
    afterEach(() => opened.close());

    it('keeps a form as it was typed, half a word included', async () => {
      expect(await opened.drafts.keep(draft('visit-10', 0))).toEqual({ ok: true, value: undefined });
      expect(await opened.drafts.find('visit-10')).toEqual(draft('visit-10', 0));
      expect(await opened.drafts.find('visit-11')).toBeUndefined();
    });

    it('keeps one draft of a form, the last', async () => {
      await opened.drafts.keep(draft('visit-10', 0));
      await opened.drafts.keep(draft('visit-10', 1, { values: { reason: 'Đau đầu' } }));
      expect((await opened.drafts.find('visit-10'))?.values).toEqual({ reason: 'Đau đầu' });
      expect(await opened.drafts.allOf(ACCOUNT_ID)).toHaveLength(1);
    });

    it("shows a worker their own drafts, the newest first, and nobody else's", async () => {
      await opened.drafts.keep(draft('a', 1));
      await opened.drafts.keep(draft('b', 3, { kind: 'person' }));
      await opened.drafts.keep(draft('c', 2));
      await opened.drafts.keep(draft('d', 9, { accountId: documentId('account', ulidOf(77)) }));
      expect((await opened.drafts.allOf(ACCOUNT_ID)).map(({ draftId }) => draftId)).toEqual(['b', 'c', 'a']);
    });

    it('forgets a draft that was saved or thrown away, and does not mind one that is gone', async () => {
      await opened.drafts.keep(draft('a', 1));
      await opened.drafts.discard('a');
      await opened.drafts.discard('a');
      expect(await opened.drafts.find('a')).toBeUndefined();
    });

    it('tells when drafts changed, at least once, until nobody listens', async () => {
      let heard = 0;
      const stop = opened.drafts.onChanged(() => (heard += 1));
      await opened.drafts.keep(draft('a', 1));
      const afterKeeping = heard;
      expect(afterKeeping).toBeGreaterThan(0);
      await opened.drafts.discard('a');
      const afterDiscarding = heard;
      expect(afterDiscarding).toBeGreaterThan(afterKeeping);
      stop();
      await opened.drafts.keep(draft('b', 1));
      expect(heard).toBe(afterDiscarding);
    });

    if (!durable) return;
    it('has the half-written form again after the app was closed', async () => {
      await opened.drafts.keep(draft('a', 1));
      opened.close();
      opened = place.open();
      expect(await opened.drafts.find('a')).toEqual(draft('a', 1));
    });
  });
}
