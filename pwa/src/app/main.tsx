// Where the app starts.

import { render } from 'preact';
import { App } from './App.js';
import { NotOpened, NotSecure } from './NotOpened.js';
import { openTablet } from './open-tablet.js';
import { reportFailure } from './report-failure.js';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no place for the app');

function start(place: HTMLElement): void {
  // No top-level await: the oldest browsers promised do not know it.
  openTablet().then(
    (tablet) => render(<App tablet={tablet} />, place),
    (fault: unknown) => {
      // A browser that keeps nothing (a private window, storage switched off) must not leave the screen empty.
      render(<NotOpened failure={{ kind: 'storage-failed' }} />, place);
      reportFailure(fault);
    },
  );
}

if (isSecureContext) start(root);
else render(<NotSecure />, root);
