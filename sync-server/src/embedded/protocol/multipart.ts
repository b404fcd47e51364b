// MIME multipart, as much as replicators speak of it. Knows nothing of documents.

import { CouchFailure } from '#embedded/couch-failure.js';

export interface Part {
  headers: Record<string, string>;
  body: Buffer;
}

const LINE = '\r\n';
const END_OF_HEADERS = Buffer.from('\r\n\r\n');
const MAX_PARTS = 1000;

const malformed = (): CouchFailure => CouchFailure.badRequest('malformed multipart body');

export function boundaryOf(contentType: string): string {
  const match = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) throw CouchFailure.badRequest('multipart body without a boundary');
  return boundary;
}

export function parseMultipart(bytes: Buffer, boundary: string): Part[] {
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = bytes.indexOf(mark);
  for (;;) {
    if (at < 0 || parts.length > MAX_PARTS) throw malformed();
    at += mark.length;
    if (bytes.toString('latin1', at, at + 2) === '--') return parts;
    const next = bytes.indexOf(Buffer.concat([Buffer.from(LINE), mark]), at);
    if (next < 0) throw malformed();
    parts.push(parsePart(bytes.subarray(at + LINE.length, next)));
    at = next + LINE.length;
  }
}

function parsePart(bytes: Buffer): Part {
  // A part without headers begins with the empty line itself.
  const bare = bytes.toString('latin1', 0, 2) === LINE;
  const end = bare ? 0 : bytes.indexOf(END_OF_HEADERS);
  if (end < 0) throw malformed();
  const lines = bytes.toString('utf8', 0, end).split(LINE).filter(Boolean);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    headers: Object.fromEntries(headers),
    body: bytes.subarray(bare ? LINE.length : end + END_OF_HEADERS.length),
  };
}

export function writeMultipart(parts: Part[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ headers, body }) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}${LINE}`);
    return [Buffer.from(`--${boundary}${LINE}${lines.join('')}${LINE}`), body, Buffer.from(LINE)];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--`)]);
}
