// What goes on at the same time during a run, each thing by a seed of its own. Every loop ends by itself.

import { seededRandom, type SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserTablet } from './browser-tablet.js';
import type { FaultyLine } from './faulty-line.js';
import { drawConditions } from './line-faults.js';
import type { NodeTablet } from './node-tablet.js';
import { createScreenWorker } from './screen-acts.js';
import type { ServerUnderFire } from './server-under-fire.js';
import { createWorker } from './worker-acts.js';
import type { WrittenBook } from './written-book.js';

export interface Day {
  readonly seed: string;
  readonly isOver: () => boolean;
}

const randomOf =
  ({ seed }: Day, name: string) =>
  (what: string): SeededRandom =>
    seededRandom(`${seed}/${name}/${what}`);

async function weather(line: FaultyLine, { isOver }: Day, chance: SeededRandom): Promise<void> {
  while (!isOver()) {
    line.become(drawConditions(chance));
    await pause(chance.int(2_000, 7_000));
  }
}

export function nodeTabletDay(tablet: NodeTablet, line: FaultyLine, day: Day): readonly Promise<void>[] {
  const random = randomOf(day, tablet.name);
  const working = async (): Promise<void> => {
    const [worker, chance] = [createWorker(tablet, random('acts')), random('pauses')];
    while (!day.isOver()) {
      await worker.act();
      await pause(chance.int(50, 700));
      if (chance.chance(0.04)) await tablet.restart();
    }
  };
  const syncing = async (): Promise<void> => {
    const chance = random('sync');
    while (!day.isOver()) {
      await tablet.sync();
      if (chance.chance(0.1)) tablet.forgetToken();
      await pause(chance.int(100, 2_500));
    }
  };
  return [working(), syncing(), weather(line, day, random('weather'))];
}

/** Its sync goes by itself, as it does for a worker. */
export function browserTabletDay(
  tablet: BrowserTablet,
  line: FaultyLine,
  day: Day,
  book: WrittenBook,
): readonly Promise<void>[] {
  const random = randomOf(day, tablet.name);
  const working = async (): Promise<void> => {
    const [worker, chance] = [createScreenWorker(tablet, book, random('acts')), random('pauses')];
    while (!day.isOver()) {
      await worker.act();
      await pause(chance.int(200, 1_500));
    }
  };
  return [working(), weather(line, day, random('weather'))];
}

export async function killing(server: ServerUnderFire, { seed, isOver }: Day): Promise<void> {
  const chance = seededRandom(`${seed}/kills`);
  while (!isOver()) {
    await pause(chance.int(7_000, 15_000));
    if (!isOver()) server.kill();
  }
}
