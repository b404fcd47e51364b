// Asks the server when a page opens and again when told to; the page shows waiting, refusal or answer.

import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { Result } from '@tram/shared-schema/result.js';
import { useEffect } from 'preact/hooks';
import type { AdministrationFailure } from '../administration.js';

export type Asked<T> =
  { kind: 'waiting' } | { kind: 'refused'; failure: AdministrationFailure } | { kind: 'answered'; value: T };

export interface Question<T> {
  readonly state: ReadonlySignal<Asked<T>>;
  ask(): void;
}

export function useAnswer<T>(ask: () => Promise<Result<T, AdministrationFailure>>, key: string): Question<T> {
  const state = useSignal<Asked<T>>({ kind: 'waiting' });
  const turn = useSignal(0);
  const round = turn.value;
  useEffect(() => {
    let current = true;
    void ask().then((result) => {
      if (!current) return;
      state.value = result.ok
        ? { kind: 'answered', value: result.value }
        : { kind: 'refused', failure: result.error };
    });
    return () => {
      current = false;
    };
    // `ask` is a new function at every drawing; what it asks about is named by the key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, round, state]);
  return { state, ask: () => (turn.value += 1) };
}
