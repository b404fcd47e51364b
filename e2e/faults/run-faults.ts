// `npm run test:faults -- --minutes M --seed S`: the last line is one JSON object, and the exit code says whether
// everything that was written is there, once, and the same everywhere.

import { readFaultOptions } from './fault-options.js';
import { playFaults } from './play-faults.js';

const MOST_SHOWN = 20;

const options = readFaultOptions();
const { seed, store } = options;
console.log(
  `Faults for ${options.minutes} min on the ${store} store, ${options.tablets} tablets, seed ${seed}`,
);
const { findings, byKind, faults, writes, acknowledged } = await playFaults(options);
console.log(
  Object.entries(byKind)
    .map(([kind, n]) => `${kind} ${n}`)
    .join(', '),
);
for (const [what, found] of Object.entries(findings) as [string, readonly string[]][]) {
  for (const finding of found.slice(0, MOST_SHOWN)) console.log(`${what}: ${finding}`);
}
const [lost, duplicated, diverged] = [
  findings.lost.length,
  findings.duplicated.length,
  findings.diverged.length,
];
if (lost + duplicated + diverged > 0) {
  const rest = [
    `--minutes ${options.minutes} --seed ${seed} --store ${store} --tablets ${options.tablets}`,
    ...(options.chromium ? [] : ['--no-chromium']),
    ...(options.setBack ? [] : ['--no-set-back']),
  ].join(' ');
  console.log(`Again with: npm run test:faults -- ${rest}`);
  process.exitCode = 1;
}
console.log(JSON.stringify({ faults, writes, acknowledged, lost, duplicated, diverged, seed }));
