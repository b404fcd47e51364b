// What CouchDB answers when it refuses: an error code, a reason in words, and the status that belongs to the code.

const STATUS = {
  bad_request: 400,
  bad_arg: 400,
  compilation_error: 400,
  doc_validation: 400,
  illegal_database_name: 400,
  illegal_docid: 400,
  invalid_bookmark: 400,
  invalid_design_doc: 400,
  invalid_fields: 400,
  invalid_non_neg_integer: 400,
  invalid_operator: 400,
  invalid_selector_json: 400,
  invalid_sort_json: 400,
  missing_required_key: 400,
  no_usable_index: 400,
  query_parse_error: 400,
  unsupported_mixed_sort: 400,
  unauthorized: 401,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  file_exists: 412,
  missing_stub: 412,
  document_too_large: 413,
  too_large: 413,
  bad_content_type: 415,
  unknown_error: 500,
  not_implemented: 501,
} as const;

export type CouchError = keyof typeof STATUS;

export class CouchFailure extends Error {
  override readonly name = 'CouchFailure';
  readonly error: CouchError;
  readonly reason: string;

  constructor(error: CouchError, reason: string, options?: ErrorOptions) {
    super(`${error}: ${reason}`, options);
    this.error = error;
    this.reason = reason;
  }

  get status(): number {
    return STATUS[this.error];
  }

  static databaseMissing(): CouchFailure {
    return new CouchFailure('not_found', 'Database does not exist.');
  }

  static missing(): CouchFailure {
    return new CouchFailure('not_found', 'missing');
  }

  static conflict(): CouchFailure {
    return new CouchFailure('conflict', 'Document update conflict.');
  }

  static badRequest(reason: string): CouchFailure {
    return new CouchFailure('bad_request', reason);
  }
}

/** PouchDB refuses with objects that carry a status; anything else is a surprise and stays one. */
export function toCouchFailure(error: unknown): CouchFailure | undefined {
  if (error instanceof CouchFailure) return error;
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const reason = 'message' in error && typeof error.message === 'string' ? error.message : 'unknown';
  switch (error.status) {
    case 400:
      return new CouchFailure('bad_request', reason, { cause: error });
    case 404:
      return new CouchFailure('not_found', reason, { cause: error });
    case 409:
      return new CouchFailure('conflict', 'Document update conflict.', { cause: error });
    case 412:
      return new CouchFailure('missing_stub', reason, { cause: error });
    default:
      return undefined;
  }
}
