import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../fixtures/seeded-random.js';
import { csvOf, type CsvSeparator } from './csv.js';

const SEED = 7;

describe('a table for Excel', () => {
  it('begins with the mark by which Excel knows Vietnamese letters, and ends each line as Windows does', () => {
    expect(
      csvOf(
        [
          ['Họ và tên', 'Thôn'],
          ['Nguyễn Thị Thử', 'Mẫu Thượng'],
        ],
        ';',
      ),
    ).toBe('\ufeffHọ và tên;Thôn\r\nNguyễn Thị Thử;Mẫu Thượng\r\n');
  });

  it('a name of decomposed letters leaves composed', () => {
    expect(csvOf([['Thử'.normalize('NFD')]], ';')).toBe('\ufeffThử\r\n');
  });

  it.each(['=1+1', '+84912345678', '-2', '@SUM(A1)', ' =1', '＝1', '\t=1'])('“%s” does not run', (cell) => {
    expect(csvOf([[cell]], ';').replace(/^\ufeff"?/, '')).toMatch(/^'/);
  });

  it('a number as people read it out keeps its zeros', () => {
    expect(csvOf([['003 187 000 123']], ';')).toBe('\ufeff003 187 000 123\r\n');
  });
});

describe(`whatever somebody typed (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const SIGNS = [';', ',', '"', '\n', '\r\n', '=', "'", ' ', 'ễ', 'a', '1', '\t'];
  const anyCell = (): string => Array.from({ length: random.int(0, 6) }, () => random.pick(SIGNS)).join('');

  it('rows and cells stay apart, and no cell begins a formula', () => {
    for (let run = 0; run < 600; run += 1) {
      const separator: CsvSeparator = random.pick([';', ',']);
      const rows = Array.from({ length: random.int(1, 4) }, () => Array.from({ length: 3 }, anyCell));
      const read = parse(csvOf(rows, separator), separator);
      expect(read.map((cells) => cells.length)).toEqual(rows.map(() => 3));
      for (const [at, cells] of rows.entries())
        for (const [column, cell] of cells.entries()) {
          const back = read[at]?.[column] ?? 'nothing';
          expect(back).not.toMatch(/^\s*[=+@-]/);
          expect(back.replace(/^'/, '')).toBe(cell.replace(/\r\n?|\n/g, ' ').replace(/^'/, ''));
        }
    }
  });
});

/** As RFC 4180 reads it. */
function parse(csv: string, separator: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const text = csv.slice(1);
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (text.startsWith('\r\n', at)) {
      rows.push([...cells, cell]);
      [cells, cell] = [[], ''];
      at += 1;
    } else cell += sign;
  }
  return rows;
}
