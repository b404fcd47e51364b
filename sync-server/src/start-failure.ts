// Why the server did not start, in words for the person who starts it.

/** Something the person who starts the server can mend; the message says what. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
