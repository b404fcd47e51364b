import { describe, expect, it } from 'vitest';
import type { Thrift } from './connectivity.js';
import { createPagePace } from './page-pace.js';

const KB = 1024;

describe('how much is read at once', () => {
  const pace = (guess?: number, thrift?: Thrift) =>
    createPagePace({ guess: () => guess, thrift: () => thrift });

  it('is left to the browser, and then to the server, before the line was measured', () => {
    expect(pace().bytes()).toBeUndefined();
    expect(pace(64 * KB).bytes()).toBe(64 * KB);
  });

  it('becomes what the line carries in four seconds', () => {
    const line = pace(1024 * KB);
    for (let page = 0; page < 10; page++) line.came(100 * KB, 2_000);
    expect(line.bytes()).toBe(200 * KB);
    for (let page = 0; page < 10; page++) line.came(100 * KB, 16_000);
    expect((line.bytes() ?? 0) / KB).toBeCloseTo(25, 0);
  });

  it('has bounds on either side, however fast or dead the line', () => {
    const fast = pace();
    fast.came(300 * KB, 0);
    expect(fast.bytes()).toBe(1024 * KB);
    const slow = pace();
    slow.came(10 * KB, 3_600_000);
    expect(slow.bytes()).toBe(16 * KB);
  });

  it('is halved by each page that the line broke in', () => {
    const line = pace(256 * KB);
    line.broke();
    expect(line.bytes()).toBe(128 * KB);
    for (let breaks = 0; breaks < 10; breaks++) line.broke();
    expect(line.bytes()).toBe(16 * KB);
  });

  it('learns nothing from a round that brought a document or two', () => {
    const line = pace();
    line.came(2 * KB, 900);
    expect(line.bytes()).toBeUndefined();
  });

  it('stays small where data is saved, though the line could carry more', () => {
    const line = pace(1024 * KB, 'data-saver');
    line.came(300 * KB, 100);
    expect(line.bytes()).toBe(64 * KB);
  });
});
