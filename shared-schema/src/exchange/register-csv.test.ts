import { describe, expect, it } from 'vitest';
import { aPersonFact, day, enrolledOn, seenOn } from '../../fixtures/chronic-facts.js';
import { registerOf } from '../chronic/register-of.js';
import { REGISTERS } from '../chronic/registers.table.js';
import { registerRows } from '../chronic/register-rows.js';
import type { CareFact } from '../due/care-fact.js';
import { registerCells, registerCsv } from './register-csv.js';
import { registerSheet, type RegisterBook } from './register-sheet.js';

const TODAY = day('2026-11-21');
function bookOf(code: string, facts: readonly CareFact[]): RegisterBook {
  const register = registerOf(code);
  if (!register) throw new Error(`no register ${code}`);
  return {
    register,
    year: 2026,
    rows: registerRows(code, 2026, [{ person: aPersonFact(), facts }], TODAY),
    personOf: () => ({
      name: 'Nguyễn Thị Thử',
      birthDate: day('1960-05-01'),
      sex: 'female',
      hamletName: 'Xóm A',
    }),
    facility: 'Trạm Thử',
    language: 'vi',
  };
}
/** Heading and content of one month, as a reader of the form sees them. */
function month(book: RegisterBook, number: number, mark: ',' | '.' = ','): Record<string, string> {
  const [heads = [], cells = []] = registerCells(book, mark);
  const start = `Tháng ${number}: `;
  return Object.fromEntries(
    heads.flatMap((head, at) =>
      head.startsWith(start) ? [[head.slice(start.length), cells[at] ?? '']] : [],
    ),
  );
}

describe('register 01A as a file', () => {
  const book = bookOf('hypertension', [
    enrolledOn('2026-01-01', { diagnosisCode: 'I10', diagnosedAt: 'BV huyện Thử' }),
    seenOn('2026-02-03', {
      place: 'home',
      pressureReadings: [
        { systolicMmHg: 132, diastolicMmHg: 84 },
        { systolicMmHg: 128, diastolicMmHg: 82 },
      ],
      reached: { hypertension: 0 },
      medicines: [{ name: 'Amlodipin' }, { name: 'Losartan' }],
    }),
  ]);

  it('has the columns of the form for each month', () => {
    expect(month(book, 2)).toEqual({
      'CSYT quản lý': 'Trạm Thử',
      'Ngày khám': '03/02/2026',
      'Nơi khám': 'Tại nhà',
      'HA tâm thu (mmHg)': '130',
      'HA tâm trương (mmHg)': '83',
      'Đạt mục tiêu (0 không, 1 đạt, 2 chưa đánh giá)': '0',
      Thuốc: 'Amlodipin; Losartan',
    });
    expect(new Set(Object.values(month(book, 1)))).toEqual(new Set(['']));
    expect(registerCells(book, ',')[0]).toHaveLength(10 + 12 * 7);
  });

  it('names the person, the diagnosis and how they stand', () => {
    expect(registerCells(book, ',')[1]?.slice(0, 10)).toEqual([
      '1',
      'Nguyễn Thị Thử',
      '01/05/1960',
      'Nữ',
      '',
      'Xóm A',
      'I10',
      'BV huyện Thử',
      '01/01/2026',
      'Đang quản lý',
    ]);
  });
});

describe('the sheet that is shown and printed', () => {
  it.each(REGISTERS.map(({ code }) => [code]))('of %s says in every cell what its file says', (code) => {
    const book = bookOf(code, [
      enrolledOn('2026-01-01', { register: code }),
      seenOn('2026-03-09', { registers: [code], glucose: { mmolL: 6.5, kind: 'fasting' } }),
    ]);
    const sheet = registerSheet(book, ',');
    const [heads = [], cells = []] = registerCells(book, ',');
    const line = sheet.line(0);
    expect(sheet.size).toBe(1);
    expect(sheet.line(1)).toBeUndefined();
    expect(heads).toHaveLength(1 + sheet.personHeads.length + 12 * sheet.monthHeads.length);
    expect(cells).toEqual([String(line?.number), ...(line?.person ?? []), ...(line?.months.flat() ?? [])]);
    expect(line?.months.map((month) => month.join('') === '')).toEqual(
      Array.from({ length: 12 }, (_, at) => at !== 2),
    );
  });
});

describe('decimals', () => {
  const book = bookOf('diabetes', [
    enrolledOn('2026-01-01', { register: 'diabetes' }),
    seenOn('2026-01-05', { registers: ['diabetes'], glucose: { mmolL: 7, kind: 'fasting' } }),
  ]);

  it('have a comma between cells parted by ;, and a point between cells parted by a comma, and the file says so', () => {
    expect(month(book, 1, ',')['Đường máu (mmol/L)']).toBe('7,0');
    expect(month(book, 1, '.')['Đường máu (mmol/L)']).toBe('7.0');
    expect(registerCsv(book, ';').lastIndexOf('\ufeff')).toBe(0);
    expect(registerCsv(book, ';')).toContain('dấu phẩy');
    expect(registerCsv(book, ',')).toContain('dấu chấm');
  });
});

describe('other registers', () => {
  it('write choices by the form’s own signs', () => {
    const airways = bookOf('airways', [
      enrolledOn('2026-01-01', { register: 'airways' }),
      seenOn('2026-01-05', {
        registers: ['airways'],
        measures: { airflow: 3, copd: 1, 'asthma-control': 0 },
      }),
    ]);
    expect(month(airways, 1)).toMatchObject({ 'Lưu lượng đỉnh/FEV1': '3', COPD: '1', 'Kiểm soát hen': '0' });
    const mental = bookOf('mental-health', [
      enrolledOn('2026-01-01', { register: 'mental-health' }),
      seenOn('2026-01-05', { registers: ['mental-health'], measures: { rehabilitation: 1 } }),
    ]);
    expect(month(mental, 1)).toMatchObject({ 'Phục hồi chức năng': 'TB' });
  });

  it('write numbers, yes and no, and words', () => {
    const children = bookOf('malnutrition', [
      enrolledOn('2026-01-01', { register: 'malnutrition' }),
      seenOn('2026-01-05', {
        registers: ['malnutrition'],
        measures: { 'arm-circumference': 12.5, oedema: false, severity: 'vừa' },
      }),
    ]);
    expect(month(children, 1)).toMatchObject({ MUAC: '12,5', Phù: 'Không', 'Mức độ': 'vừa', Cao: '' });
  });
});
