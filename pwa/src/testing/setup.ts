// Runs before every test file of the app: what one test drew must not be there for the next, and what is to appear may
// take as long as a busy machine needs for it.

import { cleanup, configure } from '@testing-library/preact';
import { afterEach } from 'vitest';

configure({ asyncUtilTimeout: 20_000 });

afterEach(() => {
  cleanup();
});
