// What a log says of an error: its name, never its words, which may hold what somebody typed.

export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
