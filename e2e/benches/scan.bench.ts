// `npm run bench -- scan`: how many of several hundred camera frames of invented cards are read, by the app's ladder with its
// real worker and by the library most web scanners use, with the whole process slowed down; and how long it takes from the
// camera's video to the filled form. Options: --persons 320 (frames of the corpus, one person's card each), --throttle 4,
// --runs 5 (scans from video to form), --seed 1. The last line is one JSON object.

import { readOptions } from './bench-options.js';
import { percentile, printTable, roundMs } from './distribution.js';
import { measureCameraToForm } from './scan/camera-to-form.js';
import { CAMERA_FRAMES, readCorpus, type CorpusRun, type Read } from './scan/read-corpus.js';
import { FRAME_SIZES, scanCorpus, TROUBLES } from '../media/scan-corpus.js';

interface Verdict {
  readonly decoded: boolean;
  readonly wrong: boolean;
}

const judged = ({ frame }: Read, texts: readonly (string | undefined)[]): Verdict => ({
  decoded: texts.includes(frame.text),
  wrong: texts.some((text) => text !== undefined && text !== frame.text),
});

type Reader = readonly [name: string, verdict: (read: Read) => Verdict];
const OURS: Reader = ['ladder', (read) => judged(read, read.ladder.texts)];
const READERS: readonly Reader[] = [
  OURS,
  [
    'ladder, first frame alone',
    (read) => judged(read, read.ladder.framesMs.length === 1 ? read.ladder.texts : []),
  ],
  ['zxing-wasm, as it comes', (read) => judged(read, [read.zxingWasm.text])],
  ['@zxing/library', (read) => judged(read, [read.zxingJs.text])],
];

const count = (reads: readonly Read[], [, verdict]: Reader): number =>
  reads.filter((read) => verdict(read).decoded).length;

function printDecoded(reads: readonly Read[]): void {
  const width = Math.max(...READERS.map(([name]) => name.length));
  const columns = ['all', ...TROUBLES, ...FRAME_SIZES.map((size) => `${size.width}×${size.height}`)];
  const of = (column: string): readonly Read[] =>
    reads.filter(
      ({ frame }) =>
        column === 'all' || column === frame.trouble || column === `${frame.width}×${frame.height}`,
    );
  console.log('\nFrames decoded');
  console.log(`  ${''.padEnd(width)}  ${columns.join('  ')}`);
  console.log(
    `  ${'frames'.padEnd(width)}  ${columns.map((c) => String(of(c).length).padStart(c.length)).join('  ')}`,
  );
  for (const reader of READERS) {
    const cells = columns.map((column) => String(count(of(column), reader)).padStart(column.length));
    console.log(`  ${reader[0].padEnd(width)}  ${cells.join('  ')}`);
  }
}

function printSpeed(
  reads: readonly Read[],
  { slowed, mainSlowed, workerSlowed, hasOwnDetector }: CorpusRun,
  throttle: number,
): void {
  const read = reads.filter((each) => each.ladder.texts.length > 0);
  printTable(
    `Milliseconds a frame of the ${reads.length} timed, page and workers ÷${throttle}`,
    new Map([
      ['ladder, each camera frame', reads.flatMap(({ ladder }) => ladder.framesMs)],
      [
        `ladder, each camera frame, time at work × ${throttle}`,
        reads.flatMap(({ ladder }) => ladder.framesOnCpuMs.map((ms) => ms * throttle)),
      ],
      ['ladder, until read', read.map(({ ladder }) => ladder.framesMs.reduce((sum, ms) => sum + ms, 0))],
      ['zxing-wasm, as it comes', reads.map(({ zxingWasm }) => zxingWasm.ms)],
      ['@zxing/library', reads.map(({ zxingJs }) => zxingJs.ms)],
    ]),
  );
  printTable(
    `With only the page's thread ÷${throttle}, as the browser's own throttle does it: workers are not slowed`,
    new Map([['ladder, each camera frame', reads.flatMap(({ pageSlowedMs }) => pageSlowedMs)]]),
  );
  const spread = [0.05, 0.5, 0.95].map((share) => percentile(slowed, share).toFixed(1)).join(' / ');
  console.log(
    [
      `\nSlowed by stopping the process: ÷${spread} (p5 / p50 / p95 of the frames); work took, of what it needs,`,
      `×${mainSlowed.toFixed(1)} on the page's thread, ×${workerSlowed.toFixed(1)} in a worker`,
      `The browser's own detector: ${hasOwnDetector ? 'present, the ladder begins with it' : 'absent on this system, so the ladder begins with its worker'}`,
    ].join('\n'),
  );
}

const options = readOptions({ persons: 320, events: 0, throttle: 4, runs: 5 });
const frames = scanCorpus(options.persons, Number(options.seed));
console.log(`${frames.length} frames, each shown to the ladder for up to ${CAMERA_FRAMES} camera frames`);
const run = await readCorpus(frames, options.throttle);
printDecoded(run.reads);
const timed = run.reads.filter(({ isTimed }) => isTimed);
printSpeed(timed, run, options.throttle);

const unslowed = await measureCameraToForm(options.runs, 1);
const slow = await measureCameraToForm(options.runs, options.throttle);
printTable(
  "From the camera's first picture to the filled form",
  new Map([
    ['CPU ÷1', unslowed.map(({ fromPictureMs }) => fromPictureMs)],
    [`page's thread ÷${options.throttle}`, slow.map(({ fromPictureMs }) => fromPictureMs)],
    [`from the press on Quét, ÷${options.throttle}`, slow.map(({ fromPressMs }) => fromPressMs)],
    [`until the card was read, ÷${options.throttle}`, slow.map(({ readingMs }) => readingMs)],
  ]),
);

const oursMs = timed.flatMap(({ ladder }) => ladder.framesMs);
const zxingJsMs = timed.map(({ zxingJs }) => zxingJs.ms);
const [oursDecoded, firstFrame, zxingWasm, zxingJs] = READERS.map((reader) => count(run.reads, reader));
const onCpuMs = timed.flatMap(({ ladder }) => ladder.framesOnCpuMs);
const p50 = (values: readonly number[]): number => roundMs(percentile(values, 0.5));
console.log(
  JSON.stringify({
    bench: 'scan',
    frames: frames.length,
    timedFrames: timed.length,
    throttle: options.throttle,
    // As the same work noticed it, on the page's thread and in a worker: at least the throttle, or the speeds below are not.
    mainSlowed: roundMs(run.mainSlowed),
    workerSlowed: roundMs(run.workerSlowed),
    oursDecoded,
    oursFirstFrameDecoded: firstFrame,
    zxingWasmDecoded: zxingWasm,
    zxingJsDecoded: zxingJs,
    decodedRatio: Math.round(((oursDecoded ?? 0) / Math.max(1, zxingJs ?? 0)) * 100) / 100,
    wrong: run.reads.filter((read) => OURS[1](read).wrong).length,
    oursP50Ms: p50(oursMs),
    oursP95Ms: roundMs(percentile(oursMs, 0.95)),
    oursP95PageSlowedMs: roundMs(
      percentile(
        timed.flatMap(({ pageSlowedMs }) => pageSlowedMs),
        0.95,
      ),
    ),
    oursP95OnCpuMs: onCpuMs.length === 0 ? null : roundMs(percentile(onCpuMs, 0.95) * options.throttle),
    zxingJsP50Ms: p50(zxingJsMs),
    zxingJsP95Ms: roundMs(percentile(zxingJsMs, 0.95)),
    fakeCameraToFormMs: p50(slow.map(({ fromPictureMs }) => fromPictureMs)),
    fakeCameraPressToFormMs: p50(slow.map(({ fromPressMs }) => fromPressMs)),
  }),
);
