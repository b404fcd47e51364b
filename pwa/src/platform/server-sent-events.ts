// Server-sent events from a stream of bytes (WHATWG HTML §9.2), as far as our server uses them: a name and one line of
// data. Bounded, so that no answer can fill the memory. EventSource itself can send no token.

export interface ServerSentEvent {
  readonly name: string;
  readonly data: string;
}

export class EventTooLong extends Error {
  override readonly name = 'EventTooLong';
}

const MAX_EVENT_CHARACTERS = 64 * 1024;

/** A line is ended by CR LF, LF or CR; a CR at the end of a piece may be half of a CR LF. */
const LINE = /\r\n|\n|\r(?!$)/;

export function createEventReader(): (bytes: Uint8Array) => ServerSentEvent[] {
  const decoder = new TextDecoder();
  let rest = '';
  let name = '';
  let data: string[] = [];

  function takeLine(line: string): ServerSentEvent | undefined {
    if (line === '') {
      const event = data.length > 0 ? { name: name || 'message', data: data.join('\n') } : undefined;
      name = '';
      data = [];
      return event;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
    return undefined;
  }

  return (bytes) => {
    rest += decoder.decode(bytes, { stream: true });
    const lines = rest.split(LINE);
    rest = lines.pop() ?? '';
    const held = data.reduce((sum, line) => sum + line.length, rest.length);
    if (held > MAX_EVENT_CHARACTERS)
      throw new EventTooLong(`an event is longer than ${MAX_EVENT_CHARACTERS} characters`);
    return lines.flatMap((line) => takeLine(line) ?? []);
  };
}
