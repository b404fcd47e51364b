// What is still to be given to a person, as visits that can be printed: each visit on the first session from which a dose is
// wished for, with everything that may be given that day. The plan is the engine's own forecast, played forward: what it
// proposes always counts, by intervals, live vaccines and ages alike.

import { addDays, type LocalDate } from '../local-date.js';
import type { CompiledSchedule } from './compiled-schedule.js';
import { judgeChild } from './judge-child.js';
import type { GivenDose, SeriesForecast, Subject } from './judged.js';

export interface PlannedDose {
  readonly group: string;
  readonly doseCode: string;
  readonly vaccineCode: string;
  /** Past its day on the day of the visit. */
  readonly late: boolean;
}

export interface PlannedVisit {
  readonly on: LocalDate;
  readonly doses: readonly PlannedDose[];
}

export interface PlanWish {
  readonly from: LocalDate;
  /** The last day planned for. */
  readonly until: LocalDate;
  /** A dose wished for this many days later is given along, if it may be given already: one journey fewer. */
  readonly alongDays: number;
  /** The first session on or after a day; every day is one where it is not given. */
  readonly nextSession?: (notBefore: LocalDate) => LocalDate;
}

/** More visits than any series asks for: a schedule that never ends must not plan for ever. */
const MOST_VISITS = 60;

type Open = SeriesForecast & Required<Pick<SeriesForecast, 'doseCode' | 'earliestOn' | 'recommendedOn'>>;
const isOpen = (one: SeriesForecast): one is Open =>
  one.status === 'not-complete' &&
  !one.outgrown &&
  one.recommendedOn !== undefined &&
  one.vaccineCodes.length > 0;

const later = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);

export function catchUpPlan(
  schedule: CompiledSchedule,
  subject: Subject,
  wish: PlanWish,
): readonly PlannedVisit[] {
  const { nextSession = (day: LocalDate): LocalDate => day } = wish;
  const given: GivenDose[] = [...subject.doses];
  const openOn = (day: LocalDate): readonly Open[] =>
    judgeChild(schedule, { ...subject, doses: given }, day).forecasts.filter(isOpen);

  const visits: PlannedVisit[] = [];
  let day = wish.from;
  while (visits.length < MOST_VISITS) {
    const wished = openOn(day).map(({ recommendedOn }) => later(day, recommendedOn));
    const [first] = wished.sort();
    if (first === undefined) break;
    const on = nextSession(first);
    if (on > wish.until) break;
    const along = addDays(on, wish.alongDays);
    const doses = openOn(on)
      .filter(({ earliestOn, recommendedOn }) => earliestOn <= on && recommendedOn <= along)
      .flatMap((one) => plannedDose(one, on));
    for (const { vaccineCode, doseCode } of doses) {
      given.push({ id: `planned ${doseCode} ${on}`, vaccineCode, givenOn: on });
    }
    if (doses.length > 0) visits.push({ on, doses });
    day = addDays(on, 1);
  }
  return visits;
}

function plannedDose(one: Open, on: LocalDate): readonly PlannedDose[] {
  const { group, doseCode, pastDueOn } = one;
  const late = pastDueOn !== undefined && pastDueOn < on;
  return one.vaccineCodes.slice(0, 1).map((vaccineCode) => ({ group, doseCode, vaccineCode, late }));
}
