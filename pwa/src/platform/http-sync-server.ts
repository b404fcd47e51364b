// Sync over HTTP: a stream of pages down, gzipped batches up, and a new token when the old one has run out.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { CompareReply } from '@tram/shared-schema/sync/compare.js';
import { MAX_PAGE_BYTES, PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { PushReply, PushRequest, Witness } from '@tram/shared-schema/sync/wire.js';
import type { PagePace } from '#sync/page-pace.js';
import type { BatchRefused, Contact, PulledPage, SyncFailure, SyncServer } from '#sync/sync-server.js';
import { clockOffsetMs, timedSignal, type HttpAnswer, type HttpApi } from './http-api.js';
import { authorisedBy, isRefusedAs, toSyncFailure, type TokenSource } from './http-sync-access.js';
import { LineTooLong, readJsonLines } from './ndjson-lines.js';
import { LineBroken, parsePullLine } from './pull-lines.js';

export interface HttpSyncServerParts extends TokenSource {
  readonly api: HttpApi;
  readonly stationId: StationId;
  readonly nowMs: () => number;
  /** How long the line may be silent before it counts as broken. */
  readonly silenceMs: number;
  /** How large a page may be, and what the line made of it. The server's own measure where absent. */
  readonly pages?: PagePace;
}

const MAX_LINE_BYTES = 1024 * 1024;
/**
 * A page somewhat over its bound is honest (its last document did not fit, and letters beyond Latin-1 are counted as they
 * are escaped, at six); one four times as large is not ours.
 */
const MAX_PAGE_CHARACTERS = 4 * MAX_PAGE_BYTES;

function contactOf(
  { serverTime, witness }: { serverTime: Instant; witness?: Witness },
  answer: HttpAnswer,
): Contact {
  const offsetMs = clockOffsetMs(serverTime, answer);
  return { serverTime, offsetMs, ...(witness !== undefined && { witness }) };
}

export function createHttpSyncServer(parts: HttpSyncServerParts): SyncServer {
  const { api, stationId, nowMs, silenceMs, pages } = parts;
  const base = `/api/v1/stations/${encodeURIComponent(stationId)}`;
  const authorised = authorisedBy(parts);

  async function readPages(
    answer: HttpAnswer,
    from: { epoch?: string },
    onPage: (page: PulledPage, contact: Contact) => Promise<void>,
    timed: ReturnType<typeof timedSignal>,
  ): Promise<Result<Contact & { epoch: string }, SyncFailure>> {
    const reader = answer.response.body?.getReader();
    if (!reader) return err({ kind: 'unreachable' });
    let waitedMs = 0;
    const read = async (): Promise<Uint8Array | undefined> => {
      timed.restart();
      const fromMs = nowMs();
      try {
        return (await reader.read()).value;
      } catch (error) {
        throw new LineBroken('the line went dead', { cause: error });
      } finally {
        waitedMs += Math.max(0, nowMs() - fromMs);
        timed.pause();
      }
    };
    let greeting: { contact: Contact; epoch: string } | undefined;
    let documents: TramDocument[] = [];
    let json: string[] = [];
    let characters = 0;
    try {
      for await (const lines of readJsonLines(read, MAX_LINE_BYTES)) {
        for (const text of lines) {
          const line = parsePullLine(text);
          if (!line) continue;
          if (line.kind === 'hello') {
            if (line.protocol !== PROTOCOL_VERSION) return err({ kind: 'update-needed' });
            if (line.stationId !== stationId) return err({ kind: 'server-trouble' });
            if (from.epoch !== undefined && line.epoch !== from.epoch) {
              return err({ kind: 'epoch-changed', epoch: line.epoch });
            }
            greeting = { contact: contactOf(line, answer), epoch: line.epoch };
            continue;
          }
          if (!greeting || line.kind === 'failed') return err({ kind: 'server-trouble' });
          if (line.kind === 'end') return ok({ ...greeting.contact, epoch: greeting.epoch });
          if (line.kind === 'doc') {
            documents.push(line.doc);
            json.push(line.json);
            characters += text.length;
            if (characters > MAX_PAGE_CHARACTERS) return err({ kind: 'server-trouble' });
            continue;
          }
          const { epoch, contact } = greeting;
          const page = { epoch, documents, json, cursor: line.cursor, pending: line.pending };
          pages?.came(characters, waitedMs);
          [documents, json, characters, waitedMs] = [[], [], 0, 0];
          await onPage(page, contact);
        }
      }
      // No `end`: what came whole is stored, the rest comes next time.
      return err({ kind: 'unreachable' });
    } finally {
      if (characters > 0) pages?.broke();
      timed.abort();
    }
  }

  return {
    async pull(from, onPage, signal) {
      const timed = timedSignal(signal, silenceMs);
      const open = (since: string | undefined) => {
        const query = new URLSearchParams();
        // A tablet that begins gets what is needed first before everything else.
        if (since === undefined) query.set('first', 'recent');
        else query.set('since', since);
        if (from.epoch !== undefined) query.set('epoch', from.epoch);
        for (const witness of from.witnesses ?? []) query.append('witness', witness);
        const pageBytes = pages?.bytes();
        if (pageBytes !== undefined) query.set('pageBytes', String(pageBytes));
        const path = `${base}/changes${query.toString() === '' ? '' : `?${query.toString()}`}`;
        return authorised({ method: 'GET', path, signal: timed.signal }, (request) => api.open(request));
      };
      try {
        let opened = await open(from.epoch === undefined ? undefined : from.cursor);
        if (!opened.ok && isRefusedAs(opened.error, 'unknown-cursor')) {
          opened = await open(undefined);
        }
        if (!opened.ok) return err(toSyncFailure(opened.error));
        if (!/^application\/x-ndjson\b/.test(opened.value.response.headers.get('content-type') ?? '')) {
          return err({ kind: 'unreachable' });
        }
        return await readPages(opened.value, from, onPage, timed);
      } catch (error) {
        // Only the line's own faults: one of `onPage` goes on as what it is.
        if (error instanceof LineBroken) return err({ kind: 'unreachable' });
        if (error instanceof LineTooLong) return err({ kind: 'server-trouble' });
        throw error;
      } finally {
        timed.done();
      }
    },

    async push(
      request,
      signal,
    ): Promise<Result<{ reply: PushReply; contact: Contact }, SyncFailure | BatchRefused>> {
      const body: PushRequest = { ...request, sentAt: instantAt(nowMs()) };
      const sent = await authorised(
        { method: 'POST', path: `${base}/documents`, json: body, signal },
        (asked) => api.ask(asked),
      );
      if (sent.ok) {
        const reply = sent.value.json as PushReply;
        return ok({ reply, contact: contactOf(reply, sent.value.answer) });
      }
      const { error } = sent;
      if (error.kind === 'refused' && isRefusedAs(error, 'bad-request', 'too-large')) {
        const { field, rule } = { field: undefined, rule: undefined, ...error.failure };
        return err({
          kind: 'batch-refused',
          ...(typeof field === 'string' && { field }),
          ...(typeof rule === 'string' && { rule }),
        });
      }
      return err(toSyncFailure(error));
    },

    async compare(request, signal) {
      const path = `${base}/compare`;
      const sent = await authorised({ method: 'POST', path, json: request, signal }, (asked) =>
        api.ask(asked),
      );
      if (!sent.ok) return err(toSyncFailure(sent.error));
      const reply = sent.value.json as CompareReply;
      return ok({ reply, contact: contactOf(reply, sent.value.answer) });
    },
  };
}
