// What one request and one document may weigh. The tablet keeps below, the server refuses above.

export const PROTOCOL_VERSION = 1;
/** A person with a long history of edits is about 4 KB; nothing honest is near this. */
export const MAX_DOCUMENT_BYTES = 64 * 1024;
export const MAX_PUSH_BYTES = 2 * 1024 * 1024;
export const MAX_PUSH_DOCUMENTS = 500;
export const MAX_JSON_DEPTH = 12;
export const DEFAULT_PAGE_BYTES = 256 * 1024;
export const MAX_PAGE_BYTES = 4 * 1024 * 1024;
/** A clock further off than this is told to the worker; stamps further ahead are pulled back. */
export const CLOCK_TOLERANCE_MS = 10 * 60 * 1000;
