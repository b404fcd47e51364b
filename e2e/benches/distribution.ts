// What many measurements say together. Percentiles by nearest rank: each is a value that was really measured.

export function percentile(valuesMs: readonly number[], share: number): number {
  const sorted = [...valuesMs].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}

/** Tenths are what the browser's clock can tell apart. */
export const roundMs = (ms: number): number => Math.round(ms * 10) / 10;

export function summary(valuesMs: readonly number[]): string {
  if (valuesMs.length === 0) return 'none';
  const [p50, p95, worst] = [0.5, 0.95, 1].map((share) => roundMs(percentile(valuesMs, share)));
  return `p50 ${p50} ms, p95 ${p95} ms, worst ${worst} ms (${valuesMs.length})`;
}

export function printTable(title: string, rows: ReadonlyMap<string, readonly number[]>): void {
  console.log(`\n${title}`);
  const width = Math.max(...[...rows.keys()].map((name) => name.length));
  for (const [name, values] of rows) console.log(`  ${name.padEnd(width)}  ${summary(values)}`);
}
