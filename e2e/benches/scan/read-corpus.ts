// Every frame of the corpus through every reader, in one browser; page and workers are slowed for those that are timed.

import { chromium, type Browser, type Page } from '@playwright/test';
import { TROUBLES, type CorpusFrame } from '../../media/scan-corpus.js';
import { startDecodersSite } from './decoders-site.js';
import { onCpuMs } from './on-cpu.js';
import { slowProcess } from './slowed-process.js';

/** As many camera frames as the ladder's looks take to come round at two a frame. */
export const CAMERA_FRAMES = 12;

const WORK_TO_BE_KNOWN_BY = 10;
/**
 * Whether a frame can be read does not depend on the speed: every so many rounds of troubles are timed. An odd number, as
 * the rounds take the sizes of the pictures in turn.
 */
const TIMED_EVERY = 3;

export interface LadderRun {
  readonly texts: readonly string[];
  /** One for each camera frame the ladder was shown, the last of them the one that was read. */
  readonly framesMs: readonly number[];
  /** Of these, how long the process was really at work; empty where the system does not say. */
  readonly framesOnCpuMs: readonly number[];
}

export interface Read {
  readonly frame: CorpusFrame;
  /** Whether page and workers were slowed for it. */
  readonly isTimed: boolean;
  readonly ladder: LadderRun;
  readonly zxingJs: ReturnType<typeof globalThis.scanBench.zxingJs>;
  readonly zxingWasm: Awaited<ReturnType<typeof globalThis.scanBench.zxingWasm>>;
  /** Of a timed frame: the ladder again with only the page's thread slowed, as the browser's own throttle does it. */
  readonly pageSlowedMs: readonly number[];
}

export interface CorpusRun {
  readonly reads: readonly Read[];
  /** How many times slower the process was, by the clock that stopped it. */
  readonly slowed: readonly number[];
  /** And as work on the page's thread and in a worker noticed it: how long it took for what it needs of a processor. */
  readonly mainSlowed: number;
  readonly workerSlowed: number;
  readonly hasOwnDetector: boolean;
}

/** The process that runs the page and its workers: the one that a piece of work on the page keeps busy. */
async function rendererPid(browser: Browser, page: Page): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const cpuTimes = async (): Promise<ReadonlyMap<number, number>> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    return new Map(renderers.map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await cpuTimes();
  for (let i = 0; i < WORK_TO_BE_KNOWN_BY; i++) await page.evaluate(() => globalThis.scanBench.mainWork());
  const grown = [...(await cpuTimes())].map(([id, time]) => [id, time - (before.get(id) ?? 0)] as const);
  await session.detach();
  const [busiest] = grown.sort(([, one], [, other]) => other - one);
  if (!busiest) throw new Error('the page has no process');
  return busiest[0];
}

/** The hand is taken to hold still: the ladder sees the same frame until it reads it or has tried everything. */
async function climb(page: Page, pid: number): Promise<LadderRun> {
  const framesMs: number[] = [];
  const framesOnCpuMs: number[] = [];
  for (let attempt = 0; attempt < CAMERA_FRAMES; attempt++) {
    const before = await onCpuMs(pid);
    const { texts, ms } = await page.evaluate((number) => globalThis.scanBench.ladder(number), attempt);
    const after = await onCpuMs(pid);
    framesMs.push(ms);
    if (before !== undefined && after !== undefined) framesOnCpuMs.push(after - before);
    if (texts.length > 0) return { texts, framesMs, framesOnCpuMs };
  }
  return { texts: [], framesMs, framesOnCpuMs };
}

/** Slows page and workers while `act` runs. */
async function slowly<T>(pid: number, factor: number, slowed: number[], act: () => Promise<T>): Promise<T> {
  const slowing = slowProcess(pid, factor);
  try {
    return await act();
  } finally {
    slowed.push(await slowing.release());
  }
}

async function slowness(
  page: Page,
  pid: number,
  factor: number,
): Promise<readonly [main: number, worker: number]> {
  const main = (): Promise<number> => page.evaluate(() => globalThis.scanBench.mainWork());
  const worker = (): Promise<number> => page.evaluate(() => globalThis.scanBench.workerWork());
  // What the work needs of a processor, where the system says it: neighbours on the machine would make it look slow.
  const needed = async (work: () => Promise<number>): Promise<number> => {
    const before = await onCpuMs(pid);
    const ms = await work();
    const after = await onCpuMs(pid);
    return before === undefined || after === undefined ? ms : Math.min(ms, after - before);
  };
  await main();
  await worker();
  const quick = [await needed(main), await needed(worker)] as const;
  const slow = await slowly(pid, factor, [], async () => [await main(), await worker()] as const);
  return [slow[0] / quick[0], slow[1] / quick[1]];
}

async function readAll(
  browser: Browser,
  url: string,
  frames: readonly CorpusFrame[],
  factor: number,
): Promise<CorpusRun> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();
  const cdp = await page.context().newCDPSession(page);
  // Once unslowed: fetching and compiling the readers is no part of a frame's time.
  await page.evaluate(() => globalThis.scanBench.show('/frames/0', 1280, 720));
  await page.evaluate(() => globalThis.scanBench.ladder(0));
  await page.evaluate(() => globalThis.scanBench.zxingJs());
  const pid = await rendererPid(browser, page);
  const startedAt = performance.now();
  const slowed: number[] = [];
  const reads: Read[] = [];
  for (const [i, frame] of frames.entries()) {
    const { width, height } = frame;
    await page.evaluate(([path, w, h]) => globalThis.scanBench.show(path, w, h), [
      `/frames/${i}`,
      width,
      height,
    ] as const);
    const readers = async () => ({
      ladder: await climb(page, pid),
      zxingJs: await page.evaluate(() => globalThis.scanBench.zxingJs()),
      zxingWasm: await page.evaluate(() => globalThis.scanBench.zxingWasm()),
    });
    const isTimed = Math.floor(i / TROUBLES.length) % TIMED_EVERY === 0;
    const read = isTimed ? await slowly(pid, factor, slowed, readers) : await readers();
    let pageSlowedMs: readonly number[] = [];
    if (isTimed) {
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: factor });
      pageSlowedMs = (await climb(page, pid)).framesMs;
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    }
    reads.push({ frame, isTimed, ...read, pageSlowedMs });
    if ((i + 1) % 40 === 0) {
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      console.log(`  ${i + 1} of ${frames.length} frames after ${seconds} s`);
    }
  }
  const [mainSlowed, workerSlowed] = await slowness(page, pid, factor);
  const hasOwnDetector = await page.evaluate(() => globalThis.scanBench.hasOwnDetector());
  return { reads, slowed, mainSlowed, workerSlowed, hasOwnDetector };
}

export async function readCorpus(frames: readonly CorpusFrame[], factor: number): Promise<CorpusRun> {
  const site = await startDecodersSite(frames);
  const executablePath = process.env['TRAM_CHROMIUM'];
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    return await readAll(browser, site.url, frames, factor);
  } finally {
    await browser.close();
    await site.close();
  }
}
