// Where the app starts.

import { render } from 'preact';
import { App } from './App.js';
import { openTablet } from './open-tablet.js';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no place for the app');
// No top-level await: the oldest browsers promised do not know it.
void openTablet().then((tablet) => {
  render(<App tablet={tablet} />, root);
});
