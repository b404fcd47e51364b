// Which language the screen speaks, and the sentences of that language. Vietnamese is always there; English is fetched
// when it is first asked for, so a station that never reads English never downloads it.

import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { TextKey } from './sentences.js';
import { vi } from './vi.js';

export type Language = 'vi' | 'en';
type SomeSentences = Readonly<Partial<Record<TextKey, string>>>;

// State of the whole screen, like the page's own `lang`: one language at a time, read by every component.
const chosen = signal<Language>('vi');
const vietnamese = signal<SomeSentences>(vi);
const english = signal<SomeSentences>({});

export const language: ReadonlySignal<Language> = chosen;

/** Rejects when English cannot be fetched; the language then stays what it was. */
export async function chooseLanguage(next: Language): Promise<void> {
  if (next === 'en') {
    const { en } = await import('./en.js');
    batch(() => {
      english.value = en;
      chosen.value = next;
    });
  } else {
    chosen.value = next;
  }
  document.documentElement.lang = next;
}

/** Called by `office.ts` when a centre or administrator page is loaded. */
export function addVietnamese(sentences: SomeSentences): void {
  vietnamese.value = { ...vietnamese.value, ...sentences };
}

/** A key shows itself only where a page forgot to import its texts. */
export function sentenceFor(key: TextKey): string {
  const own = chosen.value === 'en' ? english.value[key] : undefined;
  return own ?? vietnamese.value[key] ?? key;
}
