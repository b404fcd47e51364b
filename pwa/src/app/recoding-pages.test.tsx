import { expect, test } from 'vitest';
import { ROLES } from '@tram/shared-schema/sync/session.js';
import { recodingWorks } from './recoding-pages.js';
import { RECODING_PATH, UNIT_QUESTIONS_PATH } from './paths.js';

test.each(ROLES)(
  'whom a merger left to be asked is asked by everybody, and re-coded by the head: %s',
  (role) => {
    const open = recodingWorks(role).map(({ href }) => href);
    expect(open).toContain(UNIT_QUESTIONS_PATH);
    expect(open.includes(RECODING_PATH)).toBe(role === 'head');
  },
);
