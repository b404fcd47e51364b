// Handing a file to the device: by its share sheet where there is one, else by saving it.

export type Shared = 'shared' | 'dismissed' | 'cannot-share';

export interface Files {
  /** Whether this device can hand such a file to another app: Bluetooth, a messenger, a memory card. */
  canShare(name: string): boolean;
  share(name: string, content: Blob): Promise<Shared>;
  /** Into the folder of downloads, or wherever the browser asks for. */
  save(name: string, content: Blob): void;
}
