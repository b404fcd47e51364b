// Somebody who was found: who, how old, where, and what of the name was asked for. Flat, because a list of these is
// written anew at every keystroke. Names are never shortened.

import { useComputed, type ReadonlySignal, type Signal } from '@preact/signals';
import { Badge } from '#ui/Badge.js';
import type { HitPlace } from './hit-place.js';
import styles from './HitRow.module.css';

export function HitRow({ place }: { place: HitPlace }) {
  const hasNoNumber = useComputed(() => place.because.value === '');
  return (
    <div role="listitem" class={styles.item} hidden={place.isEmpty}>
      <a class={styles.row} href={place.href} aria-current={place.current}>
        <span class={styles.name}>
          <Pieces pieces={place.name} />
        </span>
        <span class={styles.line}>{place.who}</span>
        <span class={styles.line}>{place.where}</span>
        <span class={styles.line} hidden={hasNoNumber}>
          {place.because}
        </span>
        <Left word={place.life} />
      </a>
    </div>
  );
}

function Pieces({ pieces }: { pieces: ReadonlySignal<readonly Signal<string>[]> }) {
  return (
    <>
      {pieces.value.map((piece, at) =>
        at % 2 === 0 ? (
          piece
        ) : (
          <mark key={at} class={styles.mark}>
            {piece}
          </mark>
        ),
      )}
    </>
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
