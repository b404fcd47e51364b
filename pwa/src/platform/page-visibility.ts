// Whether anyone can see the page: a scan must not keep the camera of a tablet in a pocket.

import type { PageVisibility } from '#scan/camera.js';

export const pageVisibility: PageVisibility = {
  isVisible: () => document.visibilityState === 'visible',
  onChange(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};
