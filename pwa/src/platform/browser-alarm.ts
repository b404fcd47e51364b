// An alarm where the device lets the page sound one: it buzzes and beeps. What it is about stands on the screen anyway.

const BUZZ_MS = [400, 200, 400, 200, 400];
const BEEP_HZ = 880;
const BEEP_S = 0.3;
const BEEPS = 3;
const LOUDNESS = 0.2;

function beep(): void {
  const audio = new AudioContext();
  for (let beat = 0; beat < BEEPS; beat += 1) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = BEEP_HZ;
    volume.gain.value = LOUDNESS;
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + beat * 2 * BEEP_S);
    tone.stop(audio.currentTime + beat * 2 * BEEP_S + BEEP_S);
  }
  setTimeout(() => void audio.close(), BEEPS * 2 * BEEP_S * 1_000 + 500);
}

/** A page nobody has touched yet may neither sound nor buzz: browsers forbid it, and the screen says it all the same. */
export function soundAlarm(): void {
  if (!navigator.userActivation?.hasBeenActive) return;
  navigator.vibrate?.(BUZZ_MS);
  if (typeof AudioContext !== 'undefined') beep();
}
