// The only way a sentence gets onto the screen: `t('people.found', { count: 12 })`.
// Components that call `t` are drawn again when the language changes.

import { formatNumber } from './format-number.js';
import { sentenceFor } from './language.js';
import { fillBlanks, type BlanksOf } from './sentence.js';
import type { Sentences, TextKey } from './sentences.js';

export type { TextKey } from './sentences.js';

/** For one of several keys the blanks of all of them are needed: which one it will be is known only on the day. */
type BlanksOfAll<K extends TextKey> = (
  K extends TextKey ? (blanks: BlanksOf<Sentences[K]>) => void : never
) extends (blanks: infer All) => void
  ? All
  : never;

/** Keys of sentences without blanks: what a component may take as a prop and show without knowing more. */
export type PlainTextKey = { [K in TextKey]: unknown extends BlanksOf<Sentences[K]> ? K : never }[TextKey];

type Blanks<K extends TextKey> = unknown extends BlanksOfAll<K> ? [] : [blanks: BlanksOfAll<K>];

export function t<K extends TextKey>(key: K, ...[blanks]: Blanks<K>): string {
  const sentence = sentenceFor(key);
  if (!blanks) return sentence;
  const words = Object.entries<string | number>(blanks).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(value) : value,
  ]);
  return fillBlanks(sentence, Object.fromEntries(words));
}
