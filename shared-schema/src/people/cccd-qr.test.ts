import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate, type LocalDate } from '../local-date.js';
import { CARD_SAMPLES, misreadBytes } from './card-samples.fixture.js';
import { parseCccdQr, type CccdCard } from './cccd-qr.js';

const day = (year: number, month: number, date: number): LocalDate => {
  const found = localDate(year, month, date);
  if (!found) throw new Error('no such test day');
  return found;
};
const TODAY = day(2026, 11, 15);

function opened(text: string): CccdCard {
  const read = parseCccdQr(text, TODAY);
  if (!read.ok) throw new Error(`card refused: ${read.error.kind}`);
  return read.value;
}
const refused = (text: string) => {
  const read = parseCccdQr(text, TODAY);
  return read.ok ? undefined : read.error;
};
const kinds = (card: CccdCard): string[] => card.warnings.map((warning) => warning.kind);
/** Province 003 was never given out: every invented card is asked about that. */
const INVENTED = 'unknown-province';

describe('an ID card that opens', () => {
  it('of 2021 with the old number gives every field, and asks about the sex its number denies', () => {
    expect(opened(CARD_SAMPLES.withOldId)).toEqual({
      personalId: '003087000123',
      oldIdNumber: '030000123',
      name: 'Nguyễn Thị Thử Nghiệm',
      birthDate: '1987-02-01',
      sex: 'female',
      address: 'Thôn Mẫu, Xã Giả Định, Huyện Không Có, Tỉnh Thử',
      issuedOn: '2021-04-15',
      extras: [],
      warnings: [
        { kind: 'unknown-province', code: '003' },
        { kind: 'sex-differs', onId: 'male' },
      ],
    });
  });

  it('of 2021 without the old number', () => {
    const card = opened(CARD_SAMPLES.noOldId);
    expect(card).toMatchObject({
      personalId: '003187000124',
      oldIdNumber: undefined,
      name: 'Trần Văn Ví Dụ',
      birthDate: '1987-12-31',
      sex: 'male',
      issuedOn: '2022-07-02',
    });
    expect(kinds(card)).toEqual([INVENTED, 'sex-differs']);
  });

  it('of a girl born in 2009 agrees with its number', () => {
    const card = opened(CARD_SAMPLES.girlOf2009);
    expect(card).toMatchObject({ birthDate: '2009-06-05', sex: 'female' });
    expect(kinds(card)).toEqual([INVENTED]);
  });

  it('with only a year or a month of birth keeps just that', () => {
    expect(opened(CARD_SAMPLES.yearOnly)).toMatchObject({ birthDate: '1950' });
    expect(opened(CARD_SAMPLES.monthOnly)).toMatchObject({ birthDate: '1952-07', name: 'Y Bhăm Mẫu' });
    expect(kinds(opened(CARD_SAMPLES.monthOnly))).toEqual([INVENTED]);
  });

  it('of 2024 keeps its four last fields unread', () => {
    const card = opened(CARD_SAMPLES.cardOf2024);
    expect(card).toMatchObject({ issuedOn: '2024-10-01', extras: ['', '', '', ''] });
    const child = opened(CARD_SAMPLES.cardOf2024.replace('||||', '|003087000999|Mẹ Thử|Cha Thử|x'));
    expect(child.extras).toEqual(['003087000999', 'Mẹ Thử', 'Cha Thử', 'x']);
  });

  it('in decomposed letters is stored composed', () => {
    expect(CARD_SAMPLES.decomposed.normalize('NFC')).not.toBe(CARD_SAMPLES.decomposed);
    const card = opened(CARD_SAMPLES.decomposed);
    expect(card.name).toBe('Nguyễn Thị Hoà'.normalize('NFC'));
    expect(card.address).toBe('Xã Đại Từ, Tỉnh Thử'.normalize('NFC'));
  });

  it('of six fields, without a place for the old number, is not read one field off', () => {
    expect(opened('003309000125|Lê Thị Ân Đạt|05062009|Nữ|Xóm 3, Xã Mẫu|10072023')).toMatchObject({
      oldIdNumber: undefined,
      name: 'Lê Thị Ân Đạt',
      birthDate: '2009-06-05',
      sex: 'female',
      address: 'Xóm 3, Xã Mẫu',
      issuedOn: '2023-07-10',
    });
  });

  it('of a person called Nam is not cut at the name', () => {
    expect(opened('003090000128||Nam|09091990|Nam|Phường Mẫu|01102024')).toMatchObject({
      name: 'Nam',
      sex: 'male',
    });
    expect(opened('003090000128|030000123|Nam|09091990|Nam|Phường Mẫu|01102024').name).toBe('Nam');
    expect(opened('003090000128|Nam|09091990|Nam|Phường Mẫu|01102024').name).toBe('Nam');
  });

  it('keeps a cancelled twelve-digit number, and asks about one of any other length', () => {
    const withOld = (old: string) => opened(CARD_SAMPLES.cardOf2024.replace('||Phạm', `|${old}|Phạm`));
    expect(withOld('003087000999').oldIdNumber).toBe('003087000999');
    expect(withOld('030 000 123').oldIdNumber).toBe('030000123');
    for (const odd of ['03000012', '0300001234', 'cũ']) {
      expect(withOld(odd).oldIdNumber).toBeUndefined();
      expect(kinds(withOld(odd))).toContain('unreadable-old-id');
    }
  });

  it('is freed of what readers add', () => {
    const plain = opened(CARD_SAMPLES.withOldId);
    for (const wrap of [
      (text: string) => `\ufeff${text}\r\n`,
      (text: string) => `\u0002 ${text}\t\u0003`,
      (text: string) => `]Q1${text}\r`,
      (text: string) => `]Q2\\000026${text}`,
      (text: string) => text.replaceAll('|', ' |\t'),
      (text: string) => misreadBytes(text, 'latin-1'),
      (text: string) => `\ufeff${misreadBytes(text, 'windows-1252')}`,
    ]) {
      expect(opened(wrap(CARD_SAMPLES.withOldId))).toEqual(plain);
    }
  });
});

describe('an ID card that opens with a question', () => {
  const card = (change: { name?: string; born?: string; sex?: string; issued?: string }) =>
    opened(
      `003090000128||${change.name ?? 'Phạm Văn Giả'}|${change.born ?? '09091990'}|${change.sex ?? 'Nam'}|Xã Mẫu|${
        change.issued ?? '01102024'
      }|`,
    );

  it('31 February is no birthday', () => {
    const read = opened(CARD_SAMPLES.impossibleBirth);
    expect(read.birthDate).toBeUndefined();
    expect(kinds(read)).toContain('impossible-birth-date');
    expect(read).toMatchObject({ personalId: '003087000123', name: 'A', issuedOn: '2021-04-15' });
  });

  it.each([
    ['15112026', false],
    ['16112026', true],
    ['112026', false],
    ['122026', true],
    ['2026', false],
    ['2027', true],
  ])('born %s, seen on 15 November 2026, lies ahead: %s; the date is kept', (born, ahead) => {
    const read = card({ born });
    expect(kinds(read).includes('future-birth-date')).toBe(ahead);
    expect(read.birthDate).toBeDefined();
  });

  it.each([
    [{ born: '' }, 'no-birth-date'],
    [{ born: '1990x' }, 'impossible-birth-date'],
    [{ issued: '' }, 'no-issue-date'],
    [{ issued: '31022024' }, 'impossible-issue-date'],
    [{ issued: '2024' }, 'impossible-issue-date'],
    [{ issued: '16112026' }, 'future-issue-date'],
    [{ issued: '08091990' }, 'issued-before-birth'],
    [{ sex: '' }, 'unknown-sex'],
    [{ sex: 'N?' }, 'unknown-sex'],
    [{ name: 'Ph?m V?n Gi?' }, 'garbled-name'],
    [{ name: 'Pha\ufffdm' }, 'garbled-name'],
    [{ born: '09091991' }, 'birth-year-differs'],
    [{ sex: 'Nữ' }, 'sex-differs'],
  ])('%j is asked about as %s', (change, kind) => {
    expect(kinds(card(change))).toEqual(expect.arrayContaining([kind]));
  });

  it.each([{ issued: '15112026' }, { issued: '09091990' }, { sex: 'NAM' }, { sex: 'nam' }])(
    '%j is in order',
    (change) => {
      expect(kinds(card(change))).toEqual([INVENTED]);
    },
  );

  it('a lost sex does not shift the other fields', () => {
    expect(card({ sex: '??' })).toMatchObject({
      name: 'Phạm Văn Giả',
      birthDate: '1990-09-09',
      address: 'Xã Mẫu',
    });
    expect(opened('003309000125|Lê Thị Đạt|05062009||Xóm 3|10072023')).toMatchObject({
      name: 'Lê Thị Đạt',
      address: 'Xóm 3',
    });
  });
});

describe('an ID card that does not open', () => {
  it('a scan that broke off at any place is torn', () => {
    expect(refused(CARD_SAMPLES.tornIdCard)).toEqual({ kind: 'torn', fields: 4 });
    const whole = CARD_SAMPLES.withOldId;
    for (let length = 14; length < whole.length; length++) {
      expect(refused(whole.slice(0, length))).toMatchObject({ kind: 'torn' });
    }
    expect(refused(whole)).toBeUndefined();
  });

  it.each([
    ['0030870001234||A B|01021987|Nam|x|15042021', { kind: 'too-long', digits: 13 }],
    ['00308700012||A B|01021987|Nam|x|15042021', { kind: 'too-short', digits: 11 }],
  ])('%s has a wrong number', (text, failure) => {
    expect(refused(text)).toEqual({ kind: 'personal-id', failure });
  });

  it.each(['', '  ', '-', '...'])('a name of %j is none', (name) => {
    expect(refused(`003087000123||${name}|01021987|Nam|x|15042021`)).toEqual({ kind: 'no-name' });
  });

  it.each(['', '003087000123', 'https://example.invalid/x', 'a|b|c|d|e|f|g', CARD_SAMPLES.oldInsurance])(
    '%j is no ID card',
    (text) => {
      expect(refused(text)).toEqual({ kind: 'not-an-id-card' });
    },
  );

  it('no text makes it throw, and what opens has a number and a name', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '003087000123',
        '030000123',
        'Nam',
        'Nữ',
        '01021987',
        '1950',
        '',
        '15042021',
        'Lê Thị Đạt',
        '|',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const cardLike = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('|'));
    fc.assert(
      fc.property(fc.oneof(cardLike, fc.string({ unit: 'binary' })), (text) => {
        const read = parseCccdQr(text, TODAY);
        if (!read.ok) return true;
        const { personalId, name } = read.value;
        return (
          /^\d{12}$/.test(personalId) && name === name.trim() && name !== '' && name === name.normalize('NFC')
        );
      }),
      { numRuns: 2000 },
    );
  });
});
