// Where the pages about doubles are.

export const DOUBLES_PATTERNS = { list: '/doubles', compare: '/doubles/:personId/:otherId' } as const;

export const doublesPath = (): string => DOUBLES_PATTERNS.list;

/** `fromList`: where the worker goes back to, and on from there to the next pair. */
export const comparePath = (personId: string, otherId: string, fromList = false): string =>
  `/doubles/${personId}/${otherId}${fromList ? '?from=list' : ''}`;
