// How a database that was set back to an earlier day is noticed: the newest change it ever had is given out under its
// seal, and one day somebody shows it. CouchDB remembers every revision a document went through; a revision it does not
// know is one it had and lost. The seal is what keeps a tablet from inventing one, and it holds for one epoch only.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { type EpochRecord, type Head, StoreUnavailable } from '#ports.js';
import { isObject, orMissing, rowsOf, type CouchClient } from './couch-client.js';
import { sequenceOf } from './sequence.js';
import { readEpochDocument } from './station-database.js';

const SHAPE = /^([\w:./-]{1,100})~(\d{1,9}-[0-9a-f]{32})~([A-Za-z0-9_-]{16})$/;
const SEAL_CHARACTERS = 16;

interface Change {
  readonly id: string;
  readonly rev: string;
}
interface Sealed extends Pick<EpochRecord, 'epoch'> {
  readonly seal?: string;
}

function sealOf({ epoch, seal = '' }: Sealed, { id, rev }: Change): string {
  const mac = createHmac('sha256', seal).update(`witness\n${epoch}\n${id}\n${rev}`).digest('base64url');
  return mac.slice(0, SEAL_CHARACTERS);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function readWitness(sealed: Sealed, text: string): Change | undefined {
  const [, id, rev, seal] = SHAPE.exec(text) ?? [];
  if (id === undefined || rev === undefined || seal === undefined) return undefined;
  return timingSafeEqual(bytesOf(seal), bytesOf(sealOf(sealed, { id, rev }))) ? { id, rev } : undefined;
}

/** Undefined where there is no such database. */
export async function readHead(couch: CouchClient, db: string): Promise<Head | undefined> {
  const qs = { descending: true, limit: 1 };
  const [sealed, reply] = await Promise.all([
    readEpochDocument(couch, db),
    orMissing(couch.request({ db, path: '_changes', qs })),
  ]);
  if (!sealed || reply === undefined) return undefined;
  const [newest] = rowsOf(reply, 'results');
  if (!newest) return { cursor: '0' };
  const cursor = sequenceOf(newest['seq']);
  const { id, changes } = newest;
  const [first] = Array.isArray(changes) ? (changes as readonly unknown[]) : [];
  const rev = isObject(first) ? first['rev'] : undefined;
  if (cursor === undefined || typeof id !== 'string' || typeof rev !== 'string')
    throw new StoreUnavailable('the store answered a change without its revision');
  if (sealed.seal === undefined) return { cursor };
  return { cursor, witness: `${id}~${rev}~${sealOf(sealed, { id, rev })}` };
}

/** Whether everything these name is part of this database's history. What is not under its seal says nothing. */
export async function remembersAll(
  couch: CouchClient,
  db: string,
  witnesses: readonly string[],
): Promise<boolean> {
  if (witnesses.length === 0) return true;
  const sealed = await readEpochDocument(couch, db);
  if (sealed?.seal === undefined) return true;
  const asked = new Map<string, Set<string>>();
  for (const text of witnesses) {
    const change = readWitness(sealed, text);
    if (change) asked.set(change.id, (asked.get(change.id) ?? new Set()).add(change.rev));
  }
  if (asked.size === 0) return true;
  const body = Object.fromEntries([...asked].map(([id, revs]) => [id, [...revs]]));
  const reply = await couch.request({ db, path: '_revs_diff', method: 'POST', body });
  if (!isObject(reply)) throw new StoreUnavailable('the store did not say which revisions it has');
  return Object.values(reply).every((missing) => !isObject(missing) || !Array.isArray(missing['missing']));
}
