// What a tablet takes in from a file must be what the server would take: the same schemas and the same limits.

import { misfit } from '@tram/shared-schema/document/misfit.js';
import { SCHEMAS } from '@tram/shared-schema/document/schemas.js';
import { documentCheck, type CheckDocument } from '@tram/shared-schema/sync/check-document.js';

export const checkDocument: CheckDocument = documentCheck({
  misfit: (type, candidate) => misfit(SCHEMAS[type], candidate),
  byteLength: (text) => new TextEncoder().encode(text).length,
});
