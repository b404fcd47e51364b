/** A no-break space before the dot: no line begins with one. */
const DOT = '\u00a0· ';

/** Short facts on one line, "67 tuổi · Nữ · Thôn Ặc Ổ". */
export const dotted = (facts: readonly string[]): string => facts.join(DOT);
