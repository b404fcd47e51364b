// Where the pages of records to mend are.

export const MENDING_PATTERNS = {
  toMend: '/to-mend',
  mendPerson: '/to-mend/:personId',
} as const;

export const toMendPath = (): string => MENDING_PATTERNS.toMend;
export const mendPersonPath = (personId: string): string => `/to-mend/${personId}`;
