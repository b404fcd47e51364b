// Every sentence there is, by its key: the station's and the office's together.

import type { officeVi } from './office.vi.js';
import type { vi } from './vi.js';

export type Sentences = typeof vi & typeof officeVi;
export type TextKey = keyof Sentences;
