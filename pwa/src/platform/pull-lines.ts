// One line of a station's changes, as the tablet reads it.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { ChangesLine } from '@tram/shared-schema/sync/wire.js';

export class LineBroken extends Error {
  override readonly name = 'LineBroken';
}

/** A line of a newer server that we do not know says nothing we need. */
const KNOWN_LINES: ReadonlySet<string> = new Set<ChangesLine['kind']>([
  'hello',
  'doc',
  'cursor',
  'end',
  'failed',
]);

/** `json`: the document's own text, where the line is as our server writes it. */
export type PullLine =
  Exclude<ChangesLine, { kind: 'doc' }> | { kind: 'doc'; doc: TramDocument; json: string };

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new LineBroken('a line was cut off', { cause: error });
  }
}

const DOCUMENT_BEGINS = '{"kind":"doc","doc":';

export function parsePullLine(text: string): PullLine | undefined {
  if (text.startsWith(DOCUMENT_BEGINS) && text.endsWith('}}')) {
    const json = text.slice(DOCUMENT_BEGINS.length, -1);
    return { kind: 'doc', doc: parse(json) as TramDocument, json };
  }
  const line = parse(text) as ChangesLine;
  if (!KNOWN_LINES.has(line.kind)) return undefined;
  return line.kind === 'doc' ? { ...line, json: JSON.stringify(line.doc) } : line;
}
