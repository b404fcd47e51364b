// Whom another edition of a schedule moves, in the words of whoever runs the stations.

import type { Schedule } from '../schedule.js';
import type { DoseMoves, JudgedMoves, ScheduleMoves } from './schedule-moves.js';

const DOSE_WORDS: Readonly<Record<keyof DoseMoves, string>> = {
  newlyDue: 'đến lịch thêm',
  noLongerDue: 'thôi đến lịch',
  sooner: 'hẹn sớm hơn',
  later: 'hẹn muộn hơn',
};
const JUDGED_WORDS: Readonly<Record<keyof JudgedMoves, string>> = {
  countsNow: 'nay được tính',
  countsNoLonger: 'không còn được tính',
  otherwise: 'xét khác trước',
};

const countsIn = (
  counts: Readonly<Record<string, number>>,
  words: Readonly<Record<string, string>>,
): string =>
  Object.entries(words)
    .flatMap(([kind, word]) => {
      const count = counts[kind] ?? 0;
      return count > 0 ? [`${word} ${count} người`] : [];
    })
    .join(', ');

/** Names as the editions have them; one that ended is named by the edition before. */
export function moveLines(
  stationName: string,
  moves: ScheduleMoves,
  editions: readonly Schedule[],
): readonly string[] {
  const doses = new Map<string, string>();
  const vaccines = new Map<string, string>();
  for (const { series, vaccines: rows } of editions) {
    for (const one of series)
      for (const { code, number } of one.doses) doses.set(code, `${one.names.vi}, mũi ${number} (${code})`);
    for (const { code, names } of rows) vaccines.set(code, names.vi);
  }
  const { people, moved, newlyDue, noLongerDue, judgedOtherwise, byDose, byVaccine } = moves;
  const head = `${stationName}: ${people} trẻ em và thai phụ, ${moved} người có thay đổi`;
  if (moved === 0) return [head];
  return [
    head,
    `  Có mũi đến lịch thêm: ${newlyDue} người. Có mũi thôi đến lịch: ${noLongerDue} người. Có mũi đã tiêm xét khác: ${judgedOtherwise} người.`,
    ...Object.entries(byDose).map(
      ([code, counts]) => `    ${doses.get(code) ?? code}: ${countsIn({ ...counts }, DOSE_WORDS)}`,
    ),
    ...Object.entries(byVaccine).map(
      ([code, counts]) =>
        `    Mũi ${vaccines.get(code) ?? code} đã tiêm: ${countsIn({ ...counts }, JUDGED_WORDS)}`,
    ),
  ];
}
