// Which code reader is used: the best this browser has, and the next one when it fails or keeps seeing nothing.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type {
  CodeReader,
  CodeReaderFailure,
  DecodeFailure,
  OpenCodeReader,
  Sighting,
} from '#scan/code-reader.js';
import type { FrameView } from '#scan/frame-views.js';
import { openNativeCodeReader } from './code-reader-native.js';
import { openScriptCodeReader } from './code-reader-script.js';
import { withSecondOpinion } from './code-reader-second-opinion.js';
import { openWasmCodeReader } from './code-reader-wasm.js';

const NONE_LEFT = err<CodeReaderFailure>({ kind: 'no-code-reader' });

async function openFirst(
  rungs: readonly OpenCodeReader[],
): Promise<{ reader: CodeReader; below: readonly OpenCodeReader[] } | undefined> {
  for (const [i, open] of rungs.entries()) {
    const opened = await open();
    if (opened.ok) return { reader: opened.value, below: rungs.slice(i + 1) };
  }
  return undefined;
}

/** Steps down for good when a reader fails: what broke once in this browser breaks again. */
class CodeReaderLadder implements CodeReader {
  private reader: CodeReader;
  private below: readonly OpenCodeReader[];
  private disposed = false;

  constructor(reader: CodeReader, below: readonly OpenCodeReader[]) {
    this.reader = reader;
    this.below = below;
  }

  get budget(): CodeReader['budget'] {
    return this.reader.budget;
  }

  async decode(frame: ImageBitmap, views: readonly FrameView[]): Promise<Result<Sighting, DecodeFailure>> {
    const seen = await this.reader.decode(frame, views);
    if (seen.ok || this.disposed) return seen;
    this.reader.dispose();
    const next = await openFirst(this.below);
    if (!next) return NONE_LEFT;
    ({ reader: this.reader, below: this.below } = next);
    if (this.disposed) this.reader.dispose();
    return err({ kind: 'frame-lost' });
  }

  dispose(): void {
    this.disposed = true;
    this.reader.dispose();
  }
}

export async function openCodeReaderLadder(
  rungs: readonly OpenCodeReader[],
): Promise<Result<CodeReader, CodeReaderFailure>> {
  const first = await openFirst(rungs);
  return first ? ok(new CodeReaderLadder(first.reader, first.below)) : NONE_LEFT;
}

const native: OpenCodeReader = () => openNativeCodeReader();
const wasm: OpenCodeReader = () => openWasmCodeReader();

const nativeWithDoubts: OpenCodeReader = async () => {
  const opened = await native();
  return opened.ok ? ok(withSecondOpinion(opened.value, wasm)) : opened;
};

export const openCameraCodeReader: OpenCodeReader = () =>
  openCodeReaderLadder([nativeWithDoubts, wasm, openScriptCodeReader]);

/** A photo is looked at once and thoroughly, and the most thorough reader is not the browser's own. */
export const openPhotoCodeReader: OpenCodeReader = () =>
  openCodeReaderLadder([wasm, openScriptCodeReader, native]);
