import { describe, expect, it } from 'vitest';
import { ethnicGroupNamed, ethnicGroupOf } from './ethnic-groups.js';
import { ETHNIC_GROUPS } from './ethnic-groups.table.js';

describe('ethnic groups', () => {
  it('are 54, numbered 01 to 54 in order', () => {
    const numbers = Array.from({ length: 54 }, (_, at) => String(at + 1).padStart(2, '0'));
    expect(ETHNIC_GROUPS.map((group) => group.code)).toEqual(numbers);
  });

  it('have names that stay apart when accents are left out', () => {
    for (const group of ETHNIC_GROUPS) expect(ethnicGroupNamed(group.name)).toBe(group);
  });

  it.each([
    ['mông', '08'],
    ["H'Mông", '08'],
    ['HMÔNG', '08'],
    ['ê-đê', '12'],
    ['Ê đê', '12'],
    ['Bru - Vân Kiều', '23'],
    ['Cờ Lao', '47'],
    ['co lao', '47'],
    ['Co', '30'],
    [' kinh ', '01'],
  ])('%s is group %s', (said, code) => {
    expect(ethnicGroupNamed(said)?.code).toBe(code);
    expect(ethnicGroupOf(code)?.code).toBe(code);
  });

  it('an unknown name or code has no group', () => {
    expect(ethnicGroupNamed('Pháp')).toBeUndefined();
    expect(ethnicGroupNamed('')).toBeUndefined();
    expect(ethnicGroupOf('55')).toBeUndefined();
  });
});
