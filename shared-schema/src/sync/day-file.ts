// The day file (decisions/0013): what leaves a tablet when there is no line at all, for another tablet of the station or
// for the server. What stands in it, what it may weigh, and every way in which one can be wrong. Sealing is the caller's.

import { isInstant, type Instant } from '../document/instant.js';
import { isIdOf, isReplicaId, type AccountId, type ReplicaId, type StationId } from '../document/ids.js';
import type { TramDocument } from '../document/document-types.js';
import { RECORDS_KEY_ID_PATTERN } from './session.js';
import type { Epoch, PushResult, Refusal, Witness } from './wire.js';
import { err, ok, type Result } from '../result.js';

export const DAY_FILE_FORMAT = 1;
/** What keys of day files are derived with (HKDF-SHA-256, no salt): from the records key, and from the device's secret. */
export const DAY_FILE_KEY_PURPOSE = 'tram day file';
export const DAY_FILE_DEVICE_PURPOSE = 'tram day file device';
export const DAY_FILE_ENDING = '.tram';
/** A commune of 120,000 documents is about 20 MB. */
export const MAX_DAY_FILE_BYTES = 256 * 1024 * 1024;
/** Files of other tablets in one; each costs the reader a look at who made it. */
export const MAX_DAY_FILE_PARTS = 1000;
/** As much as one push: the server takes each chunk in as it would a tablet's page. */
export const MAX_CHUNK_DOCUMENTS = 500;
export const MAX_CHUNK_BYTES = 2 * 1024 * 1024;

/** All that can be read without a key: nothing of a person, and nobody's name. */
export interface DayFileHeader {
  readonly format: number;
  readonly stationId: StationId;
  readonly keyId: string;
  /** The tablet that made it. */
  readonly replicaId: ReplicaId;
  readonly madeAt: Instant;
  readonly count: number;
}

/** One document, and whether the tablet had the server's word for it. */
export interface DayFileDocument {
  readonly doc: TramDocument;
  readonly atServer: boolean;
}

/** `epoch`: in which the tablet had the server's word for what it says is there; absent before its first contact. */
export interface DayFileMaking {
  readonly by: AccountId;
  readonly epoch?: Epoch;
}

export type DayFileLine =
  | ({ kind: 'made' } & DayFileMaking)
  | { kind: 'doc'; doc: unknown; atServer: boolean }
  /** `follow`: how many parts stand behind this one; without them the file is torn. */
  | { kind: 'end'; count: number; follow?: number };

/** Why a file, or the rest of it, was not taken in. What came whole before it was. */
export type DayFileFault =
  | { kind: 'not-a-day-file' }
  | { kind: 'newer-version'; format: number }
  | { kind: 'foreign-station'; stationId: StationId }
  /** Sealed with a key that is not here: of a community account, or of a station that began anew. */
  | { kind: 'wrong-key'; keyId: string }
  /** It ends before its end. */
  | { kind: 'torn' }
  | { kind: 'tampered' }
  /** The server does not know the tablet that made it, or knows it without a secret. */
  | { kind: 'unknown-device'; replicaId: ReplicaId }
  /** Somebody with the station's key put another tablet's name on it. */
  | { kind: 'not-its-device'; replicaId: ReplicaId }
  /** The tablet was shut out: only a head or an administrator may bring what it still had. */
  | { kind: 'device-revoked'; replicaId: ReplicaId }
  | { kind: 'too-large'; limit: number };

export type DayFileResult =
  { id: string; kind: 'accepted' | 'merged' } | { id: string; kind: 'refused'; refusal: Refusal };

/** A file may hold several, one behind another: a tablet puts what it carries for others before its own, as it came. */
export interface DayFilePart {
  readonly replicaId: ReplicaId;
  readonly madeAt: Instant;
  /** How many documents it says it holds. */
  readonly count: number;
  /** In the order of the file; fewer than `count` where there is a fault. */
  readonly results: readonly DayFileResult[];
}

/** The answer to `POST /api/v1/stations/:id/day-file`. */
export interface DayFileReply {
  readonly epoch: Epoch;
  readonly serverTime: Instant;
  readonly witness?: Witness;
  readonly parts: readonly DayFilePart[];
  readonly fault?: DayFileFault;
}

export function dayFileResult(result: PushResult): DayFileResult {
  if (result.kind === 'refused') return result;
  return { id: result.id, kind: result.kind };
}

export const DAY_FILE_MAGIC = 'TRAMDAY\n';
/** Two ids, a key's, a moment and two numbers, with room for a newer version's. */
export const MAX_HEADER_BYTES = 1000;
const KEY_ID = new RegExp(RECORDS_KEY_ID_PATTERN);

/** ASCII throughout, so that it can be looked at in any editor. */
export const dayFileHeaderText = (header: DayFileHeader): string => {
  const { format, stationId, keyId, replicaId, madeAt, count } = header;
  return `${DAY_FILE_MAGIC}${JSON.stringify({ format, stationId, keyId, replicaId, madeAt, count })}\n`;
};

/** The line behind the magic. */
export function parseDayFileHeader(line: string): Result<DayFileHeader, DayFileFault> {
  const notOne = err<DayFileFault>({ kind: 'not-a-day-file' });
  const said = parseObject(line);
  if (!said) return notOne;
  const { format, stationId, keyId, replicaId, madeAt, count } = said;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) return notOne;
  if (format > DAY_FILE_FORMAT) return err({ kind: 'newer-version', format });
  if (typeof stationId !== 'string' || !isIdOf('station', stationId)) return notOne;
  if (typeof keyId !== 'string' || !KEY_ID.test(keyId)) return notOne;
  if (typeof replicaId !== 'string' || !isReplicaId(replicaId)) return notOne;
  if (typeof madeAt !== 'string' || !isInstant(madeAt)) return notOne;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) return notOne;
  return ok({ format, stationId, keyId, replicaId, madeAt, count });
}

/**
 * What a chunk is sealed and signed together with: it opens only in this file and at this place. The count is not in it,
 * because it is known last; the end of the file says it again, sealed.
 */
export function chunkPlace(header: DayFileHeader, index: number, isLast: boolean): string {
  const { format, stationId, keyId, replicaId, madeAt } = header;
  return [DAY_FILE_KEY_PURPOSE, format, stationId, keyId, replicaId, madeAt, index, isLast].join('\n');
}

export const dayFileLinesText = (lines: readonly DayFileLine[]): string =>
  lines.map((line) => JSON.stringify(line)).join('\n');

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function parseLine(text: string): DayFileLine | undefined {
  const { kind, by, epoch, doc, atServer, count, follow } = parseObject(text) ?? {};
  if (kind === 'made' && typeof by === 'string' && isIdOf('account', by))
    return { kind, by, ...(typeof epoch === 'string' && { epoch }) };
  if (kind === 'doc' && typeof atServer === 'boolean') return { kind, doc, atServer };
  if (kind === 'end' && typeof count === 'number')
    return { kind, count, ...(typeof follow === 'number' && { follow }) };
  return undefined;
}

/** Undefined where a line is none of ours: the seal was good, so a faulty app wrote it. */
export function parseDayFileLines(text: string): readonly DayFileLine[] | undefined {
  const lines = text.split('\n').map(parseLine);
  const known = lines.filter((line) => line !== undefined);
  return known.length === lines.length ? known : undefined;
}
