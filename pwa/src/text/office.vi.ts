// Vietnamese of the centre and administrator pages, loaded with them (see `office.ts`).

import { adminVi } from './groups/admin.vi.js';
import { centreVi } from './groups/centre.vi.js';

export const officeVi = {
  ...centreVi,
  ...adminVi,
} as const;
