// A document holds no `undefined`: what is not known is absent, in memory as on disk.

/** `{ name: string; phone: string | undefined }` becomes `{ name: string; phone?: string }`. */
export type WithoutUndefined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

export function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  const known = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(known) as WithoutUndefined<T>;
}
