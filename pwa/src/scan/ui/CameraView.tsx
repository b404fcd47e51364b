// What the camera sees, the box to hold the code in, and one line that says what to do.

import type { ComponentChildren, RefObject } from 'preact';
import { t } from '#text/text.js';
import type { ScanState } from '../scan-session.js';
import styles from './CameraView.module.css';
import { hintKey } from './scan-words.js';

export interface CameraViewProps {
  video: RefObject<HTMLVideoElement | null>;
  state: ScanState;
  /** A refusal that lies over the picture. */
  children?: ComponentChildren;
}

function guidance(state: ScanState): string {
  switch (state.kind) {
    case 'opening':
      return t('scan.opening');
    case 'paused':
      return t('scan.paused');
    case 'looking':
      return state.hint ? t(hintKey(state.hint, state.torch !== 'none')) : t('scan.aim');
    case 'failed':
      return '';
  }
}

export function CameraView({ video, state, children }: CameraViewProps) {
  const words = guidance(state);
  return (
    <div class={styles.view}>
      <video ref={video} class={styles.picture} aria-label={t('scan.picture')} muted playsInline />
      {state.kind === 'looking' && <div class={styles.guide} aria-hidden="true" />}
      <div class={styles.over}>{children}</div>
      <p class={styles.guidance} role="status">
        {words && <span class={styles.words}>{words}</span>}
      </p>
    </div>
  );
}
