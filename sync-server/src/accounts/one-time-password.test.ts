import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { oneTimePassword } from './one-time-password.js';

it('a password read over the telephone has no letter that sounds or looks like another', () => {
  const made = Array.from({ length: 500 }, () => oneTimePassword({ bytes: randomBytes }));
  for (const password of made) expect(password).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}$/);
  expect(new Set(made).size).toBe(made.length);
  expect(new Set(made.join('').replaceAll('-', '')).size).toBe(31);
});
