// Everything that helps when the camera alone does not: light, zoom, another camera, a photo, the keyboard.

import { useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import type { ScanState, Switch } from '../scan-session.js';
import styles from './ScanControls.module.css';

export interface ScanControlsProps {
  state: ScanState;
  readingPhoto: boolean;
  typing: boolean;
  onTorch: (on: boolean) => void;
  onMagnify: (on: boolean) => void;
  onRefocus: () => void;
  onOtherCamera: () => void;
  onPhoto: (file: Blob) => void;
  /** Undefined where the number field stands open anyway. */
  onType: (() => void) | undefined;
}

const NO_SWITCHES = { torch: 'none', magnifier: 'none', canRefocus: false, hasOthers: false } as const;

const flip = (now: Switch, set: (on: boolean) => void) => () => set(now !== 'on');

export function ScanControls(props: ScanControlsProps) {
  const { torch, magnifier, canRefocus, hasOthers } =
    props.state.kind === 'looking' ? props.state : NO_SWITCHES;
  return (
    <div class={styles.controls}>
      {torch !== 'none' && (
        <Button icon="flashlight" pressed={torch === 'on'} onPress={flip(torch, props.onTorch)}>
          {t('scan.torch')}
        </Button>
      )}
      {magnifier !== 'none' && (
        <Button icon="search" pressed={magnifier === 'on'} onPress={flip(magnifier, props.onMagnify)}>
          {t('scan.magnifier')}
        </Button>
      )}
      {canRefocus && (
        <Button icon="eye" onPress={props.onRefocus}>
          {t('scan.refocus')}
        </Button>
      )}
      {hasOthers && (
        <Button icon="refresh-cw" onPress={props.onOtherCamera}>
          {t('scan.otherCamera')}
        </Button>
      )}
      <PhotoButton busy={props.readingPhoto} onPhoto={props.onPhoto} />
      {props.onType && (
        <Button icon="pencil" pressed={props.typing} onPress={props.onType}>
          {t('scan.typeNumber')}
        </Button>
      )}
    </div>
  );
}

function PhotoButton({ busy, onPhoto }: { busy: boolean; onPhoto: (file: Blob) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon="file-up"
        busy={busy}
        busyText={t('scan.readingPhoto')}
        onPress={() => input.current?.click()}
      >
        {t('scan.photo')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same photo may be chosen again after it was retaken.
          event.currentTarget.value = '';
          if (file) onPhoto(file);
        }}
      />
    </>
  );
}
