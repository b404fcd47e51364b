// The scan screen: camera, photo, reader and keyboard lead to the same card. What a card leads to is the caller's.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Refusal } from '#ui/Notice.js';
import { VisuallyHidden } from '#ui/VisuallyHidden.js';
import { judgeReading, judgeTexts, type RefusedReading, type ScannedCard } from '../judge-reading.js';
import { readPhoto } from '../read-photo.js';
import type { ScanDevices } from '../scan-devices.js';
import type { WedgeReading } from '../wedge-input.js';
import { CameraView } from './CameraView.js';
import { ScanControls } from './ScanControls.js';
import styles from './ScanScreen.module.css';
import { failureWords, readingWords, type RefusalWords } from './scan-words.js';
import { TypedNumberForm } from './TypedNumberForm.js';
import { useScanSession } from './use-scan-session.js';
import { useWedge } from './use-wedge.js';

export type ReadingSource = 'camera' | 'photo' | 'reader' | 'typed' | 'pasted';

export interface ScanScreenProps {
  today: LocalDate;
  /** The same object for as long as the screen stands: a new one would open the camera again. */
  devices: ScanDevices;
  onCard: (card: ScannedCard, source: ReadingSource) => void;
  onBack?: (() => void) | undefined;
}

/** Longer than any number somebody types: a whole card was put into the field. */
const LONGEST_NUMBER = 24;
const isWholeCard = (text: string): boolean => text.includes('|') || text.length > LONGEST_NUMBER;

export function ScanScreen({ today, devices, onCard, onBack }: ScanScreenProps) {
  const video = useRef<HTMLVideoElement>(null);
  const catcher = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<RefusalWords>();
  const [typing, setTyping] = useState(false);
  const [number, setNumber] = useState('');
  const [readingPhoto, setReadingPhoto] = useState(false);

  const conclude = (judged: Result<ScannedCard, RefusedReading>, source: ReadingSource): void => {
    setRefusal(judged.ok ? undefined : readingWords(judged.error));
    if (!judged.ok) return;
    devices.confirm();
    onCard(judged.value, source);
  };
  const take = (text: string, source: ReadingSource): void => conclude(judgeReading(text, today), source);

  const takeFromReader = (reading: WedgeReading): void => {
    // Its first keys may have landed in the number field before it was known for a reader.
    setNumber('');
    if (reading.kind === 'text') take(reading.text, 'reader');
    else setRefusal(failureWords.mangled);
  };
  const takePhoto = async (file: Blob): Promise<void> => {
    setReadingPhoto(true);
    try {
      const ports = { openPicture: devices.openPicture, openReader: devices.openPhotoReader };
      const texts = await readPhoto(file, ports);
      if (texts.ok) conclude(judgeTexts(texts.value, today), 'photo');
      else setRefusal(failureWords[texts.error.kind]);
    } finally {
      setReadingPhoto(false);
    }
  };
  const changeNumber = (text: string): void => {
    setNumber(isWholeCard(text) ? '' : text);
    if (isWholeCard(text)) take(text, 'pasted');
  };

  const { state, session } = useScanSession(devices, video, (text) => take(text, 'camera'));
  useWedge(catcher, takeFromReader);
  const failed = state.kind === 'failed' ? failureWords[state.failure.kind] : undefined;

  return (
    <div class={styles.screen}>
      <Catcher field={catcher} onPaste={(text) => take(text, 'pasted')} />
      <HeaderBar title={t('scan.title')} onBack={onBack} />
      <div class={styles.body}>
        <CameraView video={video} state={state} silent={refusal !== undefined} />
        <div class={styles.side}>
          {failed && (
            <Words words={failed} label={t('scan.tryAgain')} onPress={() => session.current?.retry()} />
          )}
          {refusal && <Words words={refusal} label={t('ui.close')} onPress={() => setRefusal(undefined)} />}
          {(typing || failed) && (
            <TypedNumberForm
              text={number}
              today={today}
              takesFocus={typing}
              onChange={changeNumber}
              onSubmit={(text) => take(text, 'typed')}
            />
          )}
          <ScanControls
            state={state}
            readingPhoto={readingPhoto}
            typing={typing}
            onTorch={(on) => void session.current?.setTorch(on)}
            onMagnify={(on) => void session.current?.setMagnified(on)}
            onRefocus={() => void session.current?.refocus()}
            onOtherCamera={() => session.current?.switchCamera()}
            onPhoto={(file) => void takePhoto(file)}
            onType={failed ? undefined : () => setTyping(!typing)}
          />
          <p class={styles.reader}>{t('scan.reader')}</p>
        </div>
      </div>
    </div>
  );
}

function Words({ words, label, onPress }: { words: RefusalWords; label: string; onPress: () => void }) {
  return (
    <Refusal
      what={t(words.what)}
      why={t(words.why)}
      whatNow={t(words.whatNow)}
      actions={<Button onPress={onPress}>{label}</Button>}
    />
  );
}

/** Where a reader's letters land. `inputmode="none"`: a screen keyboard must not come up for it. */
function Catcher({
  field,
  onPaste,
}: {
  field: RefObject<HTMLInputElement | null>;
  onPaste: (text: string) => void;
}) {
  return (
    <VisuallyHidden>
      <input
        ref={field}
        aria-label={t('scan.catcher')}
        inputMode="none"
        tabIndex={-1}
        autocomplete="off"
        spellcheck={false}
        onPaste={(event) => {
          event.preventDefault();
          onPaste(event.clipboardData?.getData('text') ?? '');
        }}
      />
    </VisuallyHidden>
  );
}
