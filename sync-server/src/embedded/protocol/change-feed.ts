// How a feed is spoken: as one JSON object, as a line per change, or as server-sent events.

import type { Call } from './call.js';

export interface FeedEnd {
  lastSequence: string;
  pending: number;
}

export interface FeedForm {
  start(call: Call): Promise<void>;
  rows(call: Call, rows: string[]): Promise<void>;
  beat(call: Call): Promise<void>;
  end(call: Call, end: FeedEnd): void;
}

const lastLine = ({ lastSequence, pending }: FeedEnd): string =>
  `"last_seq":${JSON.stringify(lastSequence)},"pending":${pending}}`;

export function objectForm(): FeedForm {
  let separator = '';
  return {
    start: async (call) => {
      call.startStream();
      await call.write('{"results":[\n');
    },
    rows: async (call, rows) => {
      await call.write(separator + rows.join(',\n'));
      separator = ',\n';
    },
    beat: (call) => call.write('\n'),
    end: (call, end) => call.end(`\n],\n${lastLine(end)}\n`),
  };
}

export function lineForm(): FeedForm {
  return {
    start: async (call) => call.startStream(),
    rows: (call, rows) => call.write(`${rows.join('\n')}\n`),
    beat: (call) => call.write('\n'),
    end: (call, end) => call.end(`{${lastLine(end)}\n`),
  };
}

export function eventForm(): FeedForm {
  return {
    start: async (call) =>
      call.startStream({ 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }),
    rows: (call, rows) => call.write(rows.map(asEvent).join('')),
    beat: (call) => call.write('event: heartbeat\ndata: \n\n'),
    end: (call) => call.end('\n'),
  };
}

function asEvent(row: string): string {
  const sequence = /^\{"seq":("[^"]*"|null)/.exec(row)?.[1] ?? 'null';
  return `data: ${row}\nid: ${sequence}\n\n`;
}
