// The whole error toolkit: expected failures are values with a `kind`, surprises are thrown.

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}
export type Result<T, E> = Ok<T> | Err<E>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <E>(error: E): Err<E> => ({ ok: false, error });

/** For the `default` branch of a switch that must name every case; unreachable where the compiler is right. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${typeof value}`);
}
