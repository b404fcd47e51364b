// The form of a visit as it is filled in: what was asked, and each vaccine that may be given. What is typed stays text, so
// that a draft loses nothing of it.

import type { DoseId } from '@tram/shared-schema/document/ids.js';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';

export type BodySite = NonNullable<Dose['bodySite']>;
export type Route = NonNullable<Dose['route']>;

export interface GiveDose {
  /** The id the dose will have. */
  readonly id: DoseId;
  readonly vaccineCode: string;
  readonly chosen: boolean;
  /** Of a known lot; empty while none is chosen or a number is typed. */
  readonly lotId: string;
  /** True while the lot is typed by hand. */
  readonly otherLot: boolean;
  readonly lotNumber: string;
  readonly expiresOn: string;
  /** Whether the number that is typed becomes a lot of the station when this is saved. */
  readonly takeLotIn: boolean;
  readonly bodySite: string;
  readonly route: string;
  /** Why it is given although the rules refuse it. */
  readonly overrideReason: string;
}

export interface GiveFormValues {
  readonly temperature: string;
  /** Answers of yes-no questions, by their code. */
  readonly answers: Readonly<Record<string, boolean>>;
  readonly doses: readonly GiveDose[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function readDose(value: unknown): GiveDose | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const parts = value as Readonly<Record<string, unknown>>;
  const { id, vaccineCode } = parts;
  if (typeof id !== 'string' || !isIdOf('dose', id) || typeof vaccineCode !== 'string') return undefined;
  return {
    id,
    vaccineCode,
    chosen: parts['chosen'] === true,
    lotId: text(parts['lotId']),
    otherLot: parts['otherLot'] === true,
    lotNumber: text(parts['lotNumber']),
    expiresOn: text(parts['expiresOn']),
    takeLotIn: parts['takeLotIn'] === true,
    bodySite: text(parts['bodySite']),
    route: text(parts['route']),
    overrideReason: text(parts['overrideReason']),
  };
}

/** A draft written before: its answers stand; vaccines that have become due since are added, not chosen. */
export function readGiveForm(
  values: Readonly<Record<string, unknown>>,
  begun: GiveFormValues,
): GiveFormValues {
  const { answers, doses } = values;
  const kept = Array.isArray(doses) ? doses.flatMap((dose) => readDose(dose) ?? []) : [];
  const known = new Set(kept.map(({ vaccineCode }) => vaccineCode));
  const since = begun.doses
    .filter(({ vaccineCode }) => !known.has(vaccineCode))
    .map((dose) => ({ ...dose, chosen: false }));
  const said = typeof answers === 'object' && answers !== null ? Object.entries(answers) : [];
  return {
    temperature: text(values['temperature']),
    answers: Object.fromEntries(
      said.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    ),
    doses: [...kept, ...since],
  };
}
