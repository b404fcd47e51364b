// Where the app starts.

import { render } from 'preact';
import { App } from './App.js';
import { NotOpened } from './NotOpened.js';
import { openTablet } from './open-tablet.js';
import { reportFailure } from './report-failure.js';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no place for the app');

// No top-level await: the oldest browsers promised do not know it.
openTablet().then(
  (tablet) => render(<App tablet={tablet} />, root),
  (fault: unknown) => {
    // A browser that keeps nothing (a private window, storage switched off) must not leave the screen empty.
    render(<NotOpened failure={{ kind: 'storage-failed' }} />, root);
    reportFailure(fault);
  },
);
