// What is still to be given to a person, as visits that can be printed: each visit on the first session from which a dose is
// wished for, with everything that may be given that day; visits close to one another are one. The plan is the engine's own
// forecast, played forward: what it proposes always counts, by intervals, live vaccines and ages alike.

import { addDays, type LocalDate } from '../local-date.js';
import type { CompiledSchedule } from './compiled-schedule.js';
import { judgeChild } from './judge-child.js';
import type { GivenDose, SeriesForecast, Subject } from './judged.js';

export interface PlannedDose {
  readonly group: string;
  readonly doseCode: string;
  readonly doseNumber: number | undefined;
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
  /** So many days a visit still to come waits for the next one's vaccines; a dose that would become late does not wait. */
  readonly waitDays?: number;
  /** By group: not before this day, or not at all. */
  readonly held?: ReadonlyMap<string, LocalDate | 'not-given'>;
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

function afterHolding(one: Open, held: PlanWish['held']): readonly Open[] {
  const until = held?.get(one.group);
  if (until === undefined) return [one];
  if (until === 'not-given') return [];
  const [earliestOn, recommendedOn] = [later(one.earliestOn, until), later(one.recommendedOn, until)];
  return [{ ...one, earliestOn, recommendedOn }];
}

/** Whether it is in time until a day before this one. Of a dose that has been missed both its days are the same. */
const wouldBeLate = ({ pastDueOn, recommendedOn }: Open, day: LocalDate): boolean =>
  pastDueOn !== undefined && recommendedOn < pastDueOn && pastDueOn < day;

/** The day of the next visit: of the first dose wished for, or of one that follows soon. */
function visitDay(
  open: readonly Open[],
  day: LocalDate,
  { from, waitDays = 0 }: PlanWish,
): LocalDate | undefined {
  const wished = open.map((one) => ({ one, on: later(day, one.recommendedOn) }));
  const days = wished.map(({ on }) => on).sort();
  const [first] = days;
  // Whoever is at the station today is not sent home to wait.
  if (first === undefined || first === from) return first;
  const through = addDays(first, waitDays);
  const mayWaitUntil = (until: LocalDate): boolean =>
    until <= through && !wished.some(({ one, on }) => on < until && wouldBeLate(one, until));
  return days.findLast(mayWaitUntil) ?? first;
}

export function catchUpPlan(
  schedule: CompiledSchedule,
  subject: Subject,
  wish: PlanWish,
): readonly PlannedVisit[] {
  const { nextSession = (day: LocalDate): LocalDate => day } = wish;
  const given: GivenDose[] = [...subject.doses];
  const openOn = (day: LocalDate): readonly Open[] =>
    judgeChild(schedule, { ...subject, doses: given }, day)
      .forecasts.filter(isOpen)
      .flatMap((one) => afterHolding(one, wish.held));

  const visits: PlannedVisit[] = [];
  let day = wish.from;
  while (visits.length < MOST_VISITS) {
    const wished = visitDay(openOn(day), day, wish);
    if (wished === undefined) break;
    const on = nextSession(wished);
    if (on > wish.until) break;
    const along = addDays(on, wish.alongDays);
    const doses = openOn(on)
      .filter(({ earliestOn, recommendedOn }) => earliestOn <= on && recommendedOn <= along)
      .flatMap((one) => plannedDose(one, on))
      // One syringe may be wished for by two groups.
      .filter((dose, at, all) => all.findIndex(({ vaccineCode }) => vaccineCode === dose.vaccineCode) === at);
    for (const { vaccineCode, doseCode } of doses) {
      given.push({ id: `planned ${doseCode} ${on}`, vaccineCode, givenOn: on });
    }
    if (doses.length > 0) visits.push({ on, doses });
    day = addDays(on, 1);
  }
  return visits;
}

function plannedDose(one: Open, on: LocalDate): readonly PlannedDose[] {
  const { group, doseCode, doseNumber, pastDueOn } = one;
  const late = pastDueOn !== undefined && pastDueOn < on;
  return one.vaccineCodes
    .slice(0, 1)
    .map((vaccineCode) => ({ group, doseCode, doseNumber, vaccineCode, late }));
}
