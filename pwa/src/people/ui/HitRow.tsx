// Somebody who was found: who, how old, where, and what of the name was asked for. Flat, because a list of these is
// written anew at every keystroke. Names are never shortened.

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
        <span class={styles.lines} ref={place.about} />
        <span class={styles.lines} hidden ref={place.because} />
        <span class={styles.badges} hidden ref={place.left}>
          <Badge>
            <span ref={place.life} />
          </Badge>
        </span>
      </a>
    </div>
  );
}
