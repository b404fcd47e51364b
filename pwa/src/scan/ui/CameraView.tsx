// What the camera sees, the box to hold the code in, and one line that says what to do.

import type { RefObject } from 'preact';
import { t } from '#text/text.js';
import { GUIDE_SHARE } from '../frame-views.js';
import type { ScanState } from '../scan-session.js';
import styles from './CameraView.module.css';
import { hintKey } from './scan-words.js';

export interface CameraViewProps {
  video: RefObject<HTMLVideoElement | null>;
  state: ScanState;
  /** Something more urgent is being said elsewhere. */
  silent: boolean;
}

/** The shorter side is 100: the same square that the reader looks at first. */
const SIDE = GUIDE_SHARE * 100;
const EDGE = (100 - SIDE) / 2;
const SHADE = `M-999-999h2098v2098h-2098zM${EDGE} ${EDGE}v${SIDE}h${SIDE}v-${SIDE}z`;

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

export function CameraView({ video, state, silent }: CameraViewProps) {
  const words = silent ? '' : guidance(state);
  return (
    // The video element outlives a failure: trying again shows the picture in the same one.
    <div class={styles.view} hidden={state.kind === 'failed'}>
      <div class={styles.stage}>
        <video ref={video} class={styles.picture} aria-label={t('scan.picture')} muted playsInline />
        {state.kind === 'looking' && (
          <svg class={styles.guide} viewBox="0 0 100 100" aria-hidden="true">
            <path class={styles.shade} d={SHADE} fill-rule="evenodd" />
            <rect class={styles.rim} x={EDGE} y={EDGE} width={SIDE} height={SIDE} />
            <rect class={styles.edge} x={EDGE} y={EDGE} width={SIDE} height={SIDE} />
          </svg>
        )}
      </div>
      <p class={styles.guidance} role="status">
        {words}
      </p>
    </div>
  );
}
