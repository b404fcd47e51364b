// Runs before every test file of the app: what one test drew must not be there for the next.

import { cleanup } from '@testing-library/preact';
import { afterEach } from 'vitest';

afterEach(() => {
  cleanup();
});
