// Somebody who was found: who, how old, where, and what of the name was asked for. Flat, because a list of these is
// written anew at every keystroke. Names are never shortened.

import type { ReadonlySignal } from '@preact/signals';
import { Badge } from '#ui/Badge.js';
import type { HitPlace, HitPlaceLook } from './hit-place.js';
import styles from './HitRow.module.css';

export const hitRowLook = {
  item: styles.item ?? '',
  emptyItem: styles.empty ?? '',
  mark: styles.mark ?? '',
} satisfies HitPlaceLook;

/** Made once, with nobody in it; what is said of whom, the place writes. */
export function HitRow({ place }: { place: HitPlace }) {
  return (
    <div role="listitem" class={hitRowLook.emptyItem} aria-hidden="true" ref={place.item}>
      <a class={styles.row} ref={place.link}>
        <span class={styles.name} ref={place.name} />
        <span class={styles.line} ref={place.who} />
        <span class={styles.line} ref={place.where} />
        <span class={styles.line} hidden ref={place.because} />
        <Left word={place.life} />
      </a>
    </div>
  );
}

function Left({ word }: { word: ReadonlySignal<string> }) {
  if (word.value === '') return null;
  return (
    <span class={styles.badges}>
      <Badge>{word}</Badge>
    </span>
  );
}
