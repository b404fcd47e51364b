// How long after how many wrong PINs. Two slips of a hurried finger cost nothing; ten tries take 19 minutes and are the
// last, so that somebody with the tablet in their hands reaches one PIN in a hundred thousand.

export const WAIT_AFTER_WRONG_MS: readonly number[] = [
  0, 0, 0, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
];

/** With the tenth the account's keys leave the tablet. */
export const MOST_WRONG = 10;
