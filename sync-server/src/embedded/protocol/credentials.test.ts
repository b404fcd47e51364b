import { describe, expect, test } from 'vitest';
import { Credentials } from './credentials.js';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('credentials', () => {
  let now = 1_000_000;
  const credentials = new Credentials({ user: 'tram', password: 'mật:khẩu' }, () => now);

  test('are taken when both name and password are right', () => {
    expect(credentials.recognise(basic('tram:mật:khẩu'), undefined)).toBe('default');
  });

  test.each(['tram:', 'tram:mật', 'tram:mật:khẩu ', ':mật:khẩu', 'other:mật:khẩu', 'TRAM:mật:khẩu'])(
    '%j are refused',
    (text) => {
      expect(() => credentials.recognise(basic(text), undefined)).toThrow('Name or password is incorrect.');
    },
  );

  test('of another kind or of no kind are refused', () => {
    expect(() => credentials.recognise('Bearer abc', undefined)).toThrow('incorrect');
    expect(() => credentials.recognise('Basic zzz', undefined)).toThrow('invalid base64');
    expect(credentials.recognise(undefined, undefined)).toBeUndefined();
  });

  test('are remembered by a cookie for ten minutes', () => {
    const cookie = credentials.sessionCookie().split(';')[0] ?? '';
    expect(credentials.recognise(undefined, `a=b; ${cookie}; c=d`)).toBe('cookie');
    now += 599_000;
    expect(credentials.recognise(undefined, cookie)).toBe('cookie');
    now += 2_000;
    expect(credentials.recognise(undefined, cookie)).toBeUndefined();
  });

  test('are not believed from a cookie that was changed or made by another store', () => {
    const cookie = credentials.sessionCookie().split(';')[0] ?? '';
    const [user, expires, proof] = cookie.replace('AuthSession=', '').split('.');
    const later = `AuthSession=${user}.${Number(expires) + 9999}.${proof}`;
    expect(credentials.recognise(undefined, later)).toBeUndefined();
    const other = new Credentials({ user: 'tram', password: 'mật:khẩu' }, () => now);
    expect(credentials.recognise(undefined, other.sessionCookie())).toBeUndefined();
    for (const broken of ['AuthSession=', 'AuthSession=...', 'AuthSession=a.b.c', 'AuthSession']) {
      expect(credentials.recognise(undefined, broken)).toBeUndefined();
    }
  });
});
