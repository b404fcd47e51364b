// Newline-delimited text from a stream of bytes, a line at a time. Cut where the bytes say so, before decoding, so that
// a letter split between two chunks stays whole; a line has a bound, so that no answer can fill the memory.

export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}

const NEWLINE = 10;

export async function* readLines(
  read: () => Promise<Uint8Array | undefined>,
  maxLineBytes: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: Uint8Array[] = [];
  let partBytes = 0;
  const take = (end: Uint8Array): string => {
    if (partBytes + end.length > maxLineBytes)
      throw new LineTooLong(`a line is longer than ${maxLineBytes} bytes`);
    if (parts.length === 0) return decoder.decode(end);
    const line = new Uint8Array(partBytes + end.length);
    let at = 0;
    for (const part of [...parts, end]) {
      line.set(part, at);
      at += part.length;
    }
    parts = [];
    partBytes = 0;
    return decoder.decode(line);
  };
  for (let chunk = await read(); chunk !== undefined; chunk = await read()) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const line = take(chunk.subarray(from, at));
      if (line !== '') yield line;
      from = at + 1;
    }
    if (from < chunk.length) {
      parts.push(chunk.subarray(from));
      partBytes += chunk.length - from;
      if (partBytes > maxLineBytes) throw new LineTooLong(`a line is longer than ${maxLineBytes} bytes`);
    }
  }
  const rest = take(new Uint8Array(0));
  if (rest !== '') yield rest;
}
