// Day files as a tablet makes them, for the server's tests; and what one does to spoil them.

import { createCipheriv, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { AccountId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import { DAY_FILE_FORMAT, dayFileHeaderText } from '@tram/shared-schema/sync/day-file.js';
import { sealedFrames, type DayFileSealer } from '@tram/shared-schema/sync/day-file-writer.js';
import { dayFileKey, deviceSigningKey, IV_BYTES, signatureOf } from '#day-file/day-file-opener.js';
import { NOW_MS } from './documents.js';

export interface MakerOfDayFiles {
  readonly stationId: StationId;
  readonly replicaId: ReplicaId;
  readonly accountId: AccountId;
  readonly keyId: string;
  readonly recordsKey: Uint8Array;
  readonly secretHash: Uint8Array;
}

export function sealerOf({
  recordsKey,
  secretHash,
}: Pick<MakerOfDayFiles, 'recordsKey' | 'secretHash'>): DayFileSealer {
  const key = dayFileKey(recordsKey);
  const signingKey = deviceSigningKey(secretHash);
  return {
    seal(text, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(Buffer.from(place));
      const sealed = [iv, cipher.update(gzipSync(text)), cipher.final(), cipher.getAuthTag()];
      return Promise.resolve(Buffer.concat(sealed));
    },
    sign: (sealed, place) => Promise.resolve(signatureOf(signingKey, sealed, place)),
  };
}

export async function dayFileOf(
  maker: MakerOfDayFiles,
  documents: readonly TramDocument[],
  madeAt: Instant = instantAt(NOW_MS),
): Promise<Buffer> {
  const { stationId, replicaId, keyId, accountId } = maker;
  const header = { format: DAY_FILE_FORMAT, stationId, keyId, replicaId, madeAt };
  async function* pages() {
    await Promise.resolve();
    yield documents.map((doc) => ({ doc, atServer: false }));
  }
  const frames: Uint8Array[] = [];
  const sealing = sealedFrames({
    header,
    making: { by: accountId },
    pages: pages(),
    sealer: sealerOf(maker),
  });
  for (;;) {
    const next = await sealing.next();
    if (next.done === true) {
      return Buffer.concat([Buffer.from(dayFileHeaderText({ ...header, count: next.value })), ...frames]);
    }
    frames.push(next.value);
  }
}
