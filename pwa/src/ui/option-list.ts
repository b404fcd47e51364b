// The found options of a ComboSearch and which of them the arrow keys are on. Knows no markup.

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '#text/text.js';

export interface ComboOption<V> {
  key: string;
  label: string;
  detail?: string | undefined;
  value: V;
}

/** May answer later; an answer to an older question is dropped, and `signal` tells the search it is no longer needed. */
export type OptionSearch<V> = (
  query: string,
  signal: AbortSignal,
) => readonly ComboOption<V>[] | Promise<readonly ComboOption<V>[]>;

interface Found<V> {
  state: 'closed' | 'found' | 'failed';
  options: readonly ComboOption<V>[];
}

const NOTHING = { state: 'closed', options: [] } as const;

export interface OptionList<V> {
  open: boolean;
  options: readonly ComboOption<V>[];
  /** −1 while no option is chosen by arrow. */
  active: number;
  /** What a screen reader is told, and what is shown when nothing was found. */
  message: string;
  look: (query: string) => void;
  move: (step: 1 | -1) => void;
  close: () => void;
}

export function useOptionList<V>(search: OptionSearch<V>): OptionList<V> {
  const [found, setFound] = useState<Found<V>>(NOTHING);
  const [active, setActive] = useState(-1);
  const asked = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => asked.current?.abort(), []);

  const show = (next: Found<V>): void => {
    setFound(next);
    setActive(next.options.length > 0 ? 0 : -1);
  };
  const look = (query: string): void => {
    asked.current?.abort();
    const question = new AbortController();
    asked.current = question;
    if (query.trim() === '') {
      show(NOTHING);
      return;
    }
    const answer = (options: readonly ComboOption<V>[]): void => {
      if (!question.signal.aborted) show({ state: 'found', options });
    };
    const options = search(query, question.signal);
    if (!(options instanceof Promise)) {
      answer(options);
      return;
    }
    // A search that failed is said in the list; the person types on or tries again.
    options.then(answer, () => {
      if (!question.signal.aborted) show({ state: 'failed', options: [] });
    });
  };
  const count = found.options.length;
  return {
    open: count > 0,
    options: found.options,
    active,
    message: messageFor(found),
    look,
    move: (step) => {
      if (count > 0) setActive((active + step + count) % count);
    },
    close: () => show(NOTHING),
  };
}

function messageFor(found: Found<unknown>): string {
  if (found.state === 'closed') return '';
  if (found.state === 'failed') return t('ui.searchFailed');
  return found.options.length > 0 ? t('ui.optionsFound', { count: found.options.length }) : t('ui.noOptions');
}
