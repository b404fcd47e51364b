// A key from six figures. A million PINs are tried in no time by whoever holds the sealed bundle, so the figures are
// stretched by PBKDF2 and mixed with a key of this browser's that cannot be read out of it.

import type { Bytes } from '#session/key-chest.js';
import { aesKeyOf, randomBytes, utf8 } from './web-crypto-bytes.js';

export interface PinStretch {
  readonly salt: Bytes;
  readonly iterations: number;
}

/** What unlocking may cost the person who waits for it. */
export const UNLOCK_MS = 300;
/** A tablet too slow for these in 300 ms takes longer. */
export const LEAST_ITERATIONS = 100_000;
/** A PIN chosen on a fast desk must not lock out the browser when it runs on a battery. */
const MOST_ITERATIONS = 3_000_000;
const TRIAL_ITERATIONS = 20_000;
const SALT_BYTES = 16;
const KEY_BITS = 256;

/** Made once a tablet. Not extractable: a copy of the sealed bundle alone is worth nothing. */
export const newDeviceKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: KEY_BITS }, false, ['sign']);

async function stretched(pin: string, { salt, iterations }: PinStretch): Promise<ArrayBuffer> {
  const material = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits']);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, KEY_BITS);
}

/** The key that a secret of the person's and this browser's own make together. */
export const keyWith = async (deviceKey: CryptoKey, secret: BufferSource): Promise<CryptoKey> =>
  aesKeyOf(new Uint8Array(await crypto.subtle.sign('HMAC', deviceKey, secret)));

export const pinKey = async (deviceKey: CryptoKey, pin: string, stretch: PinStretch): Promise<CryptoKey> =>
  keyWith(deviceKey, await stretched(pin, stretch));

/** As many turns as take about 300 ms here and now, from how long a few took. */
export function iterationsFor(trialMs: number, trialIterations = TRIAL_ITERATIONS): number {
  // A clock too coarse to see the trial: a fast machine.
  const perMs = trialIterations / Math.max(trialMs, 1);
  const wanted = Math.round((perMs * UNLOCK_MS) / 1000) * 1000;
  return Math.min(MOST_ITERATIONS, Math.max(LEAST_ITERATIONS, wanted));
}

export async function newPinStretch(monotonicMs: () => number): Promise<PinStretch> {
  const salt = randomBytes(SALT_BYTES);
  const trial = { salt, iterations: TRIAL_ITERATIONS };
  // The first call warms the browser's own code; the second is measured.
  await stretched('000000', { salt, iterations: 1 });
  const startedMs = monotonicMs();
  await stretched('000000', trial);
  return { salt, iterations: iterationsFor(monotonicMs() - startedMs) };
}
