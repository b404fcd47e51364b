// What the page of re-coding is doing: nothing, counting, applying, undoing; and what the server last said of its runs.

import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { Result } from '@tram/shared-schema/result.js';
import type { RecodingReply, RecodingsReply, RecodingView } from '@tram/shared-schema/sync/recoding.js';
import type { AdministrationFailure } from '../administration.js';
import type { RecodingDesk } from './recoding-desk.js';

export type RecodingRefusal =
  | { kind: 'failed'; failure: AdministrationFailure }
  | { kind: 'outdated' }
  | { kind: 'unfinished'; number: number };

export type RecodingState =
  | { kind: 'waiting' }
  | { kind: 'refused'; failure: AdministrationFailure }
  | { kind: 'known'; runs: readonly RecodingView[]; hasList: boolean };

export interface RecodingModel {
  readonly state: ReadonlySignal<RecodingState>;
  readonly busy: ReadonlySignal<'preview' | 'apply' | 'undo' | undefined>;
  /** Of what was pressed last. */
  readonly refusal: ReadonlySignal<RecodingRefusal | undefined>;
  load(): Promise<void>;
  preview(): Promise<void>;
  /** Goes on until it is through, refused, or the page is left; also with what was interrupted. */
  apply(run: RecodingView): Promise<void>;
  undo(run: RecodingView): Promise<void>;
  close(): void;
}

export function createRecodingModel(desk: RecodingDesk): RecodingModel {
  const state = signal<RecodingState>({ kind: 'waiting' });
  const busy = signal<'preview' | 'apply' | 'undo' | undefined>(undefined);
  const refusal = signal<RecodingRefusal | undefined>(undefined);
  let closed = false;

  function take({ runs, hasList }: RecodingsReply): void {
    state.value = { kind: 'known', runs, hasList };
  }
  function put(run: RecodingView): void {
    const known = state.value.kind === 'known' ? state.value.runs : [];
    const others = known.filter(({ number }) => number !== run.number);
    take({ runs: [run, ...others].sort((a, b) => b.number - a.number), hasList: true });
  }
  /** Whether the server did what it was asked. */
  function hear(answer: Result<RecodingReply, AdministrationFailure>): RecodingView | undefined {
    if (!answer.ok) {
      refusal.value = { kind: 'failed', failure: answer.error };
      return undefined;
    }
    const reply = answer.value;
    switch (reply.kind) {
      case 'run':
        put(reply.run);
        return reply.run;
      case 'no-list':
        take({ runs: state.value.kind === 'known' ? state.value.runs : [], hasList: false });
        return undefined;
      case 'unfinished':
        put(reply.run);
        refusal.value = { kind: 'unfinished', number: reply.run.number };
        return undefined;
      case 'outdated':
        put(reply.run);
        refusal.value = { kind: 'outdated' };
        return undefined;
    }
  }
  async function doing(
    what: 'preview' | 'apply' | 'undo',
    ask: () => ReturnType<RecodingDesk['preview']>,
  ): Promise<void> {
    if (busy.value) return;
    batch(() => {
      busy.value = what;
      refusal.value = undefined;
    });
    for (let run = hear(await ask()); run && !closed; run = hear(await ask()))
      if (run.status !== 'applying' && run.status !== 'undoing') break;
    busy.value = undefined;
  }

  return {
    state,
    busy,
    refusal,
    async load() {
      const answer = await desk.list();
      if (answer.ok) take(answer.value);
      else state.value = { kind: 'refused', failure: answer.error };
    },
    preview: () => doing('preview', () => desk.preview()),
    apply: ({ number, previewId }) => doing('apply', () => desk.apply(number, previewId)),
    undo: ({ number }) => doing('undo', () => desk.undo(number)),
    close: () => void (closed = true),
  };
}
