import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../local-date.js';
import { listFaultLines } from '../reference/list-fault.js';
import { diagnosisCells, diagnosisOfCells, type DiagnosisRow } from './diagnosis-rows.js';
import { readDiagnosisList, tidyDiagnosisCode } from './read-diagnosis-list.js';
import { supersedeDiagnoses } from './supersede-diagnoses.js';

const ROWS: readonly DiagnosisRow[] = [
  { code: 'I10', vi: 'Tăng huyết áp vô căn', en: 'Essential hypertension' },
  { code: 'J18.9', vi: 'Viêm phổi, không đặc hiệu', en: '' },
];
const faultsIn = (text: string): readonly string[] => {
  const read = readDiagnosisList(text);
  return read.ok ? [] : listFaultLines(read.error);
};

describe('a list of diagnoses', () => {
  it.each([
    [
      "the annex's sheet",
      'PHỤ LỤC,,,,\nSTT,MÃ BỆNH,MÃ BỆNH KHÔNG DẤU,DISEASE NAME,TÊN BỆNH\n1,I10,I10,Essential hypertension,Tăng huyết áp vô căn\n2,J18.9,J189,,"Viêm phổi, không đặc hiệu"\n',
    ],
    [
      'a sheet with English titles and tabs',
      'Code\tVi\tEn\nI10\tTăng huyết áp vô căn\tEssential hypertension\nJ189†\tViêm phổi, không đặc hiệu\t',
    ],
    ['JSON', JSON.stringify({ codes: ROWS })],
  ])('is read from %s', (_form, text) => {
    expect(readDiagnosisList(text)).toEqual({ ok: true, value: ROWS });
  });

  it('knows a code however it is written', () => {
    expect(['j189', 'J18.9', ' J18.9† ', 'J18.9*'].map(tidyDiagnosisCode)).toEqual(Array(4).fill('J18.9'));
    expect(tidyDiagnosisCode('I10.')).toBe('I10');
  });

  it('takes a category once that the sheet repeats, and refuses one code for two diseases', () => {
    const head = 'Mã bệnh,Tên bệnh\n';
    expect(readDiagnosisList(`${head}I10,Một\nI10,Một`)).toMatchObject({ ok: true });
    expect(faultsIn(`${head}I10,Một\nI10,Hai`)).toEqual([
      'dòng 3 [I10]: mã đã có ở dòng khác (code given twice), dòng 2',
    ]);
  });

  it('says every row that cannot stand', () => {
    expect(faultsIn('Mã bệnh,Tên bệnh\n,Một\n1234,Hai\nA00,\n')).toEqual([
      'dòng 2: thiếu mã (no code)',
      'dòng 3 [1234]: mã không đúng dạng (malformed code)',
      'dòng 4 [A00]: thiếu tên (no name)',
    ]);
    expect(faultsIn('Mã bệnh\nA00')[0]).toBe('Thiếu cột (missing columns): ten benh.');
  });

  it('travels as cells and comes out as it went in', () => {
    const ended: DiagnosisRow = { ...ROWS[0]!, effectiveTo: '2026-07-01' as LocalDate };
    for (const row of [...ROWS, ended]) expect(diagnosisOfCells(diagnosisCells(row))).toEqual(row);
  });
});

describe('a newer edition', () => {
  it('ends the codes it no longer has, so that old visits can be read', () => {
    const on = '2026-07-01' as LocalDate;
    const { rows, changes } = supersedeDiagnoses(
      ROWS,
      [{ ...ROWS[0]!, vi: 'Tăng huyết áp nguyên phát' }],
      on,
    );
    expect(changes).toEqual({ added: 0, changed: 1, ended: 1, unchanged: 0 });
    expect(rows[1]).toEqual({ ...ROWS[1], effectiveTo: on });
  });
});
