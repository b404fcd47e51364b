// Files that leave the app: by the device's share sheet, and by saving them.

import type { Files } from '#day-file/day-file-files.js';

/** Chromium shares only what it knows by its ending; the bytes stay the same. */
const SHARED_ENDING = '.txt';
const SHARED_TYPE = 'text/plain';
/** Browsers read the file some time after the click. */
const READ_BY_MS = 60_000;

const shareable = (name: string, content: Blob): File =>
  new File([content], `${name}${SHARED_ENDING}`, { type: SHARED_TYPE });

export function createFiles(
  navigator: Partial<Pick<Navigator, 'share' | 'canShare'>>,
  document: Document,
): Files {
  return {
    canShare: (name) =>
      navigator.share !== undefined &&
      navigator.canShare?.({ files: [shareable(name, new Blob(['']))] }) === true,
    async share(name, content) {
      const files = [shareable(name, content)];
      if (!navigator.share || navigator.canShare?.({ files }) !== true) return 'cannot-share';
      try {
        await navigator.share({ files });
        return 'shared';
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        // Aborted: somebody closed the sheet. Everything else is a device that cannot after all.
        return error.name === 'AbortError' ? 'dismissed' : 'cannot-share';
      }
    },
    save(name, content) {
      const href = URL.createObjectURL(content);
      const link = document.createElement('a');
      Object.assign(link, { href, download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(href), READ_BY_MS);
    },
  };
}
