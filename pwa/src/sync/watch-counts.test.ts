import { describe, expect, it } from 'vitest';
import { createMemoryTabletDocuments } from '#testing/memory-tablet-documents.js';
import { samplePerson } from '#testing/contracts/sample-documents.js';
import { watchCounts } from './watch-counts.js';

/** Timers that go off when told to. */
function timers() {
  let waiting: { work: () => void; delayMs: number }[] = [];
  return {
    schedule: (work: () => void, delayMs: number) => {
      const timer = { work, delayMs };
      waiting.push(timer);
      return () => (waiting = waiting.filter((other) => other !== timer));
    },
    async pass(ms: number) {
      const due = waiting.filter(({ delayMs }) => delayMs <= ms);
      waiting = waiting.filter((timer) => !due.includes(timer));
      due.forEach(({ work }) => work());
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    },
    count: () => waiting.length,
  };
}

describe('the counts on the screen', () => {
  it('say at once what waits, and the rest when things are quiet', async () => {
    const [documents, time] = [createMemoryTabletDocuments(), timers()];
    documents.receive([samplePerson(1), samplePerson(2)]);
    const watched = watchCounts(documents, time.schedule);
    expect(watched.unsent.value).toBeUndefined();
    await time.pass(0);
    expect(watched.unsent.value).toEqual({ waiting: 0, refused: 0 });
    expect(watched.counts.value).toBeUndefined();
    await time.pass(3_000);
    expect(watched.counts.value).toEqual({ waiting: 0, refused: 0, atServer: 2 });
    watched.close();
  });

  it('follow every save and every answer', async () => {
    const [documents, time] = [createMemoryTabletDocuments(), timers()];
    const watched = watchCounts(documents, time.schedule);
    await time.pass(3_000);
    await documents.add([samplePerson(1)]);
    await time.pass(250);
    expect(watched.counts.value).toEqual({ waiting: 1, refused: 0, atServer: 0 });
    documents.settle(samplePerson(1)._id, 'accepted');
    await time.pass(3_000);
    expect(watched.counts.value).toEqual({ waiting: 0, refused: 0, atServer: 1 });
    watched.close();
    await documents.add([samplePerson(2)]);
    expect(time.count()).toBe(0);
  });

  it('never say that everything is sent while a saved record waits, not for a moment', async () => {
    const [documents, time] = [createMemoryTabletDocuments(), timers()];
    const watched = watchCounts(documents, time.schedule);
    await time.pass(3_000);
    await documents.add([samplePerson(1), samplePerson(2)]);
    expect(watched.unsent.value).toEqual({ waiting: 2, refused: 0 });
    documents.settle(samplePerson(1)._id, 'sent');
    documents.settle(samplePerson(2)._id, 'accepted');
    await time.pass(250);
    expect(watched.unsent.value).toEqual({ waiting: 1, refused: 0 });
    watched.close();
  });

  it('count what was saved while they were counting', async () => {
    const [memory, time] = [createMemoryTabletDocuments(), timers()];
    let answer = (): void => undefined;
    const slowly = async <T>(counted: Promise<T>): Promise<T> => {
      const before = await counted;
      await new Promise<void>((resolve) => (answer = resolve));
      return before;
    };
    const slow = { ...memory, unsent: () => slowly(memory.unsent()) };
    const watched = watchCounts(slow, time.schedule);
    await time.pass(0);
    await memory.add([samplePerson(1)]);
    answer();
    await time.pass(0);
    expect(watched.unsent.value).toEqual({ waiting: 1, refused: 0 });
    await time.pass(250);
    memory.settle(samplePerson(1)._id, 'accepted');
    answer();
    await time.pass(250);
    answer();
    await time.pass(0);
    expect(watched.unsent.value).toEqual({ waiting: 0, refused: 0 });
    watched.close();
  });
});
