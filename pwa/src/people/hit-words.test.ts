import { aPerson } from '@tram/shared-schema/fixtures/builders.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { expect, it } from 'vitest';
import type { DirectoryPerson } from './person-directory.js';
import { createHitWords } from './hit-words.js';

const on = (text: string) => text as LocalDate;
const { _id: id } = aPerson();
const person: DirectoryPerson = {
  ...{ id, name: 'Lò Thị Ban', sex: 'female', birthDate: on('2000-11-23'), lifeStatus: 'living' },
  hamletName: 'Thôn Mẫu',
};
const hit = (entry: DirectoryPerson) => ({
  ...{ id, entry, match: 'every-word' as const, nameRanges: [{ from: 0, below: 2 }] },
  matchedIn: ['name' as const],
});
const page = (today: string) => ({ today: on(today), personHref: (to: string) => `/person/${to}` });

it('says the same of somebody at each letter, another age on the birthday, and what was changed at once', () => {
  const words = createHitWords();
  const first = words(hit(person), person, page('2026-11-22'));
  expect(first).toMatchObject({ name: ['', 'Lò', ' Thị Ban'], where: 'Thôn Mẫu', life: '', isOpen: false });
  expect(first.who).toContain('25 tuổi');
  expect(words(hit(person), person, page('2026-11-22'))).toEqual(first);
  expect(words(hit(person), person, page('2026-11-23')).who).toContain('26 tuổi');
  const moved = { ...person, hamletName: 'Thôn Khác', lifeStatus: 'moved-away' };
  expect(words(hit(moved), moved, page('2026-11-23'))).toMatchObject({
    where: 'Thôn Khác',
    life: 'Đã chuyển đi',
  });
});
