// One scan at the desk, from opening the camera to leaving it: looks at frame after frame, says what it read and what
// would help. Frames are fetched one at a time when the reader is free, so none ever waits in a queue.

import type { Camera, CameraFailure, OpenCamera, PageVisibility } from './camera.js';
import type { CodeReader, CodeReaderFailure, OpenCodeReader, Sighting } from './code-reader.js';
import type { FrameSigns } from './frame-signs.js';
import { cameraViews } from './frame-views.js';
import type { Hint } from './guidance.js';
import { HintGiver } from './hint-giver.js';

export interface ScanPorts {
  readonly camera: Camera;
  readonly openReader: OpenCodeReader;
  /** Undefined where this browser cannot look into a frame itself. */
  readonly signsOf: (frame: ImageBitmap) => FrameSigns | undefined;
  readonly visibility: PageVisibility;
  readonly nowMs: () => number;
}

/** `none`: this camera has no such thing. */
export type Switch = 'none' | 'off' | 'on';

export interface Looking {
  readonly kind: 'looking';
  readonly hint: Hint | undefined;
  readonly torch: Switch;
  readonly magnifier: Switch;
  readonly canRefocus: boolean;
  readonly hasOthers: boolean;
}

export type ScanState =
  | { readonly kind: 'opening' }
  | Looking
  /** The page is hidden; the camera is off until it is seen again. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly failure: CameraFailure | CodeReaderFailure };

export interface ScanListener {
  onState(state: ScanState): void;
  onText(text: string): void;
}

/** A card lying under the camera is read many times a second; it counts again after it was away this long. */
const SAME_CARD_MS = 2_000;

export class ScanSession {
  private readonly ports: ScanPorts;
  private readonly video: HTMLVideoElement;
  private readonly listener: ScanListener;
  private readonly stopListening: () => void;
  /** Grows with every start and stop; whatever wakes up with an older number has been overtaken. */
  private turn = 0;
  private lastRun: Promise<void> = Promise.resolve();
  private reader: CodeReader | undefined;
  private camera: OpenCamera | undefined;
  private state: ScanState = { kind: 'opening' };
  private readonly lastSeenMs = new Map<string, number>();
  private hints: HintGiver;

  constructor(ports: ScanPorts, video: HTMLVideoElement, listener: ScanListener) {
    this.ports = ports;
    this.video = video;
    this.listener = listener;
    this.hints = new HintGiver(ports.nowMs());
    this.stopListening = ports.visibility.onChange(() => this.heedVisibility());
    this.heedVisibility();
  }

  /** After a failure the person has mended. */
  retry(): void {
    this.begin('usual');
  }

  switchCamera(): void {
    this.begin('next');
  }

  async setTorch(on: boolean): Promise<void> {
    await this.camera?.setTorch(on);
    if (this.state.kind === 'looking') this.tell({ ...this.state, torch: on ? 'on' : 'off' });
  }

  async setMagnified(on: boolean): Promise<void> {
    await this.camera?.setMagnified(on);
    if (this.state.kind === 'looking') this.tell({ ...this.state, magnifier: on ? 'on' : 'off' });
  }

  async refocus(): Promise<void> {
    await this.camera?.refocus();
  }

  stop(): void {
    this.halt();
    this.stopListening();
    this.reader?.dispose();
    this.reader = undefined;
  }

  private heedVisibility(): void {
    if (this.ports.visibility.isVisible()) {
      this.begin('usual');
    } else {
      this.halt();
      this.tell({ kind: 'paused' });
    }
  }

  private halt(): void {
    this.turn++;
    this.camera?.close();
    this.camera = undefined;
  }

  /** One run after the other: two cameras opening at once would fight over the video element. */
  private begin(which: 'usual' | 'next'): void {
    this.halt();
    const turn = this.turn;
    this.tell({ kind: 'opening' });
    const run = this.lastRun.then(() => this.run(turn, which));
    // A surprise still reaches the window as an unhandled rejection, but does not keep the next run from starting.
    this.lastRun = new Promise((resolve) => void run.finally(resolve));
  }

  private async run(turn: number, which: 'usual' | 'next'): Promise<void> {
    if (turn !== this.turn) return;
    const [camera, reader] = await Promise.all([
      this.ports.camera.open(this.video, which),
      this.reader ? Promise.resolve({ ok: true as const, value: this.reader }) : this.ports.openReader(),
    ]);
    if (turn !== this.turn) {
      if (camera.ok) camera.value.close();
      if (reader.ok && reader.value !== this.reader) reader.value.dispose();
      return;
    }
    if (reader.ok) this.reader = reader.value;
    if (camera.ok) this.camera = camera.value;
    if (!camera.ok) this.fail(camera.error);
    else if (!reader.ok) this.fail(reader.error);
    else await this.watch(turn, camera.value, reader.value);
  }

  private fail(failure: CameraFailure | CodeReaderFailure): void {
    this.halt();
    this.tell({ kind: 'failed', failure });
  }

  private async watch(turn: number, camera: OpenCamera, reader: CodeReader): Promise<void> {
    this.hints = new HintGiver(this.ports.nowMs());
    this.tell({
      kind: 'looking',
      hint: undefined,
      torch: camera.hasTorch ? 'off' : 'none',
      magnifier: camera.canMagnify ? 'off' : 'none',
      canRefocus: camera.canRefocus,
      hasOthers: camera.hasOthers,
    });
    for (let attempt = 0; turn === this.turn; attempt++) {
      const frame = await camera.nextFrame();
      if (turn !== this.turn) return frame?.close();
      if (!frame) {
        // It stopped by itself: unplugged, or taken by a call. Opening it again tells which, or mends it.
        return attempt === 0 ? this.fail({ kind: 'camera-busy' }) : this.begin('usual');
      }
      this.measure(frame);
      const seen = await reader.decode(frame, cameraViews(frame, attempt, reader.budget));
      if (turn !== this.turn) return;
      if (seen.ok) {
        this.heed(seen.value);
      } else if (seen.error.kind === 'no-code-reader') {
        this.reader = undefined;
        return this.fail(seen.error);
      }
    }
  }

  /** Before the reader gets the frame, which may keep it. */
  private measure(frame: ImageBitmap): void {
    const nowMs = this.ports.nowMs();
    if (this.hints.wantsSigns(nowMs)) this.hints.takeSigns(this.ports.signsOf(frame), nowMs);
  }

  private heed(seen: Sighting): void {
    const nowMs = this.ports.nowMs();
    this.hints.takeSighting(seen, nowMs);
    const hint = this.hints.hint(nowMs);
    if (this.state.kind === 'looking' && this.state.hint !== hint) this.tell({ ...this.state, hint });
    for (const text of seen.texts) {
      const lastMs = this.lastSeenMs.get(text);
      this.lastSeenMs.set(text, nowMs);
      if (lastMs === undefined || nowMs - lastMs >= SAME_CARD_MS) this.listener.onText(text);
    }
  }

  private tell(state: ScanState): void {
    this.state = state;
    this.listener.onState(state);
  }
}
