// A request's body as bytes, packed where that makes it smaller and the browser can.

/** Smaller bodies do not get smaller. */
const MIN_GZIP_BYTES = 1024;

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

interface HttpBody {
  readonly body?: BodyInit;
  readonly headers: Record<string, string>;
}

interface Sent {
  readonly json?: unknown;
  readonly content?: Blob;
}

export async function bodyOf({ json, content }: Sent): Promise<HttpBody> {
  if (content) return { body: content, headers: { 'content-type': 'application/octet-stream' } };
  if (json === undefined) return { headers: {} };
  const bytes = new TextEncoder().encode(JSON.stringify(json));
  const headers = { 'content-type': 'application/json' };
  if (bytes.length < MIN_GZIP_BYTES || typeof CompressionStream === 'undefined')
    return { body: bytes, headers };
  return { body: await gzipped(bytes), headers: { ...headers, 'content-encoding': 'gzip' } };
}
