import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureId } from '../../fixtures/builders.js';
import { localDate, type LocalDate } from '../local-date.js';
import { CARD_SAMPLES } from './card-samples.fixture.js';
import { readCardText } from './card-text.js';
import { slipText } from './slip-code.js';
import { temporaryCodeOf } from './temporary-code.js';

const day = (year: number, month: number, date: number): LocalDate => {
  const found = localDate(year, month, date);
  if (!found) throw new Error('no such test day');
  return found;
};
const TODAY = day(2026, 11, 15);
const read = (text: string) => readCardText(text, TODAY);

describe('whatever is brought to the desk', () => {
  it.each([
    [
      CARD_SAMPLES.withOldId,
      { kind: 'cccd', card: { personalId: '003087000123', oldIdNumber: '030000123' } },
    ],
    [CARD_SAMPLES.noOldId, { kind: 'cccd', card: { personalId: '003187000124' } }],
    [CARD_SAMPLES.girlOf2009, { kind: 'cccd', card: { birthDate: '2009-06-05' } }],
    [CARD_SAMPLES.yearOnly, { kind: 'cccd', card: { birthDate: '1950' } }],
    [CARD_SAMPLES.monthOnly, { kind: 'cccd', card: { birthDate: '1952-07' } }],
    [CARD_SAMPLES.cardOf2024, { kind: 'cccd', card: { extras: ['', '', '', ''] } }],
    [CARD_SAMPLES.decomposed, { kind: 'cccd', card: { name: 'Nguyễn Thị Hoà'.normalize('NFC') } }],
    [CARD_SAMPLES.oldInsurance, { kind: 'bhyt', card: { name: 'Nguyễn Thị Thử Nghiệm' } }],
    [CARD_SAMPLES.oldInsuranceYearOnly, { kind: 'bhyt', card: { birthDate: '1950' } }],
    [CARD_SAMPLES.childInsurance, { kind: 'bhyt', card: { parentName: 'Lê Thị Ân Đạt' } }],
    [CARD_SAMPLES.newInsurance, { kind: 'bhyt', card: { placeName: 'Trạm Y tế xã Mẫu' } }],
    [CARD_SAMPLES.typedPersonalId, { kind: 'personal-id', personalId: '003087000123' }],
    [CARD_SAMPLES.typedCardNumber, { kind: 'insurance-number', number: { objectCode: 'GD' } }],
    [CARD_SAMPLES.typedSocialNumber, { kind: 'insurance-number', number: { text: '0300000126' } }],
    [CARD_SAMPLES.webAddress, { kind: 'foreign', content: 'url' }],
    [CARD_SAMPLES.tornIdCard, { kind: 'torn', of: 'cccd', fields: 4 }],
    [CARD_SAMPLES.impossibleBirth, { kind: 'cccd', card: { birthDate: undefined } }],
  ])('%s', (text, reading) => {
    expect(read(text)).toMatchObject(reading);
    expect(read(`\ufeff\t${text}\r\n`)).toEqual(read(text));
  });

  it('a typed personal id brings its questions along', () => {
    expect(read('003 487 000 123')).toEqual({
      kind: 'personal-id',
      personalId: '003487000123',
      warnings: [
        { kind: 'unknown-province', code: '003' },
        { kind: 'unassigned-century', century: 2100 },
      ],
    });
  });

  it.each([
    ['030 000 123', { kind: 'old-id-number', oldIdNumber: '030000123' }],
    ['00308700012', { kind: 'unreadable', of: 'personal-id', failure: { kind: 'too-short', digits: 11 } }],
    ['0030870001234', { kind: 'unreadable', of: 'personal-id', failure: { kind: 'too-long', digits: 13 } }],
    ['gd 4 03 0300000123', { kind: 'insurance-number' }],
    [
      'GD403030000012',
      { kind: 'unreadable', of: 'insurance-number', failure: { kind: 'wrong-length', length: 14 } },
    ],
    [
      'GD9030300000123',
      { kind: 'unreadable', of: 'insurance-number', failure: { kind: 'unknown-benefit-level' } },
    ],
    ['GD4030300000123|zz|$', { kind: 'torn', of: 'bhyt', fields: 3 }],
    ['0300000126|', { kind: 'torn', of: 'bhyt', fields: 2 }],
    ['0030870001234||A|01021987|Nam|x|15042021', { kind: 'unreadable', of: 'cccd' }],
    [
      '003087000123|||01021987|Nam|x|15042021',
      { kind: 'unreadable', of: 'cccd', failure: { kind: 'no-name' } },
    ],
    ['', { kind: 'foreign', content: 'empty' }],
    [' \r\n', { kind: 'foreign', content: 'empty' }],
    ['Nguyễn Văn An', { kind: 'foreign', content: 'text' }],
    ['1987', { kind: 'foreign', content: 'text' }],
    ['a|b|c', { kind: 'foreign', content: 'text' }],
    ['www.example.invalid', { kind: 'foreign', content: 'url' }],
    ['tel:0912345678', { kind: 'foreign', content: 'contact' }],
    ['WIFI:S:tram;;', { kind: 'foreign', content: 'wifi' }],
  ])('%j', (text, reading) => {
    expect(read(text)).toMatchObject(reading);
  });

  it('our own slip leads to its document, a spoilt or a newer one is named', () => {
    const slip = slipText(fixtureId('person', 7), fixtureId('station'));
    expect(read(slip)).toMatchObject({ kind: 'slip', slip: { documentId: fixtureId('person', 7) } });
    expect(read(slip.slice(0, -3))).toMatchObject({ of: 'slip', failure: { kind: 'spoilt' } });
    expect(read(slip.replace('1P', '2P'))).toMatchObject({ of: 'slip', failure: { kind: 'newer' } });
  });

  it('the code of somebody without papers is known, and a mistyped one is said to be mistyped', () => {
    const code = temporaryCodeOf(fixtureId('person', 7));
    expect(read(code)).toEqual({ kind: 'temporary-code', code });
    expect(read(code.replaceAll('-', '').toLowerCase())).toEqual({ kind: 'temporary-code', code });
    expect(read(code.slice(0, -1))).toMatchObject({ of: 'temporary-code', failure: { kind: 'too-short' } });
    expect(read(code.replace('7', '8'))).toMatchObject({ failure: { kind: 'mistyped' } });
  });

  it('never throws and always says what it is', () => {
    const spoilt = fc
      .tuple(
        fc.constantFrom(...Object.values(CARD_SAMPLES)),
        fc.nat(),
        fc.nat(4),
        fc.string({ unit: 'binary', maxLength: 3 }),
      )
      .map(
        ([card, at, cut, junk]) =>
          card.slice(0, at % card.length) + junk + card.slice((at % card.length) + cut),
      );
    fc.assert(
      fc.property(
        fc.oneof(spoilt, fc.string({ unit: 'binary' })),
        (text) => typeof read(text).kind === 'string',
      ),
      { numRuns: 2000 },
    );
  });
});
