// Passwords as Argon2id. The parameters follow OWASP's second choice, which a mini-PC still answers in under 100 ms.
// Source: OWASP Password Storage Cheat Sheet, Argon2id, read 2026-11.

import argon2 from 'argon2';
import type { Passwords } from '#ports.js';

export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
}
export const PASSWORD_COST: PasswordCost = { memoryKib: 19_456, passes: 2 };

/** What is compared against where there is no account: hashed once, with the same cost as the others. */
const DECOY = 'nobody has this password';

export async function argon2Passwords({ memoryKib, passes }: PasswordCost): Promise<Passwords> {
  const options = { type: argon2.argon2id, memoryCost: memoryKib, timeCost: passes, parallelism: 1 } as const;
  const decoyHash = await argon2.hash(DECOY, options);
  // One spelling of a letter with its accents, whatever keyboard wrote it.
  const normal = (password: string): string => password.normalize('NFC');
  return {
    hash: (password) => argon2.hash(normal(password), options),
    async matches(hash, password) {
      const matches = await argon2.verify(hash ?? decoyHash, normal(password));
      return matches && hash !== undefined;
    },
  };
}
