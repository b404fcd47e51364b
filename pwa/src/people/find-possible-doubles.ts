// Who in the commune may already be the person being registered, or have a second record. Said before saving, never in
// the way of it: twins and namesakes exist. Nobody is looked through: the directory finds people by what they share.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { parseTypedDate } from '@tram/shared-schema/local-date.js';
import { isAfter } from '@tram/shared-schema/people/card-date.js';
import { insuranceDigits, type DoubleFacts } from '@tram/shared-schema/people/double-facts.js';
import { ASKED_FROM, LISTED_FROM, type DoubleReason } from '@tram/shared-schema/people/double-rules.table.js';
import { judgeDouble, shareLivingId } from '@tram/shared-schema/people/doubles.js';
import { parseInsuranceNumber } from '@tram/shared-schema/people/insurance-number.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { parsePersonalId } from '@tram/shared-schema/people/personal-id.js';
import { parsePhoneNumber } from '@tram/shared-schema/people/phone-number.js';
import { tidyText } from '@tram/shared-schema/people/vietnamese-text.js';
import type { DirectoryPerson, PersonDirectory } from './person-directory.js';
import type { PersonFormValues } from './person-form.js';

export interface PossibleDouble {
  readonly person: DirectoryPerson;
  readonly reasons: readonly DoubleReason[];
  /** One personal id on two living people. */
  readonly sharesId: boolean;
}

type Sources = Pick<
  PersonDirectory,
  'withNumber' | 'withName' | 'withPhone' | 'withPassport' | 'heldBy' | 'standingFor' | 'linked'
>;

const MOST_SHOWN = 8;

/** Those a worker is asked about while registering; the likeliest first. */
export const findPossibleDoubles = (
  values: PersonFormValues,
  directory: Sources,
  today: LocalDate,
  /** The person being mended is not a double of themselves. */
  except?: PersonDocId,
): readonly PossibleDouble[] => doublesOf(factsOfForm(values, today), directory, ASKED_FROM, except);

/** Those a person's page speaks of: namesakes alone are not worth a notice every time it is opened. */
export const doublesOfRecord = (person: Person, directory: Sources): readonly PossibleDouble[] =>
  doublesOf(factsOfRecord(person), directory, LISTED_FROM, person._id);

function doublesOf(
  facts: DoubleFacts,
  directory: Sources,
  from: number,
  except: PersonDocId | undefined,
): readonly PossibleDouble[] {
  const linked = directory.linked.value;
  const own = except && directory.standingFor(except);
  const judged = whoShares(facts, directory).flatMap((person) => {
    if (person.id === own) return [];
    const isSaidTwo = own !== undefined && linked.areSaidTwo(own, person.id);
    const records = [person, ...directory.heldBy(person.id)];
    const best = records
      .map((record) => ({ ...judgeDouble(facts, record), sharesId: shareLivingId(facts, record) }))
      .reduce((one, other) => (other.weight > one.weight ? other : one));
    const isWorthSaying = best.sharesId || (best.weight >= from && !isSaidTwo);
    return isWorthSaying ? [{ person, ...best }] : [];
  });
  return judged.sort((a, b) => b.weight - a.weight).slice(0, MOST_SHOWN);
}

function whoShares(facts: DoubleFacts, directory: Sources): readonly DirectoryPerson[] {
  const { personalId, oldIdNumbers = [], insuranceNumber, passportNumber, phones = [] } = facts;
  const numbers = [
    ...(personalId === undefined ? [] : [personalId]),
    ...oldIdNumbers,
    ...(insuranceNumber === undefined ? [] : [insuranceDigits(insuranceNumber)]),
  ];
  const found = [
    ...numbers.flatMap((number) => directory.withNumber(number)),
    ...phones.flatMap((phone) => directory.withPhone(phone)),
    ...(passportNumber === undefined ? [] : directory.withPassport(passportNumber)),
    ...(facts.name === '' ? [] : directory.withName(facts.name)),
  ];
  return [...new Map(found.map((person) => [person.id, person])).values()];
}

function factsOfRecord(person: Person): DoubleFacts {
  const { insurance, phone, ...rest } = person;
  return { ...rest, insuranceNumber: insurance?.number, phones: phone === undefined ? [] : [phone] };
}

function factsOfForm(values: PersonFormValues, today: LocalDate): DoubleFacts {
  const personalId = parsePersonalId(values.personalId);
  const insurance = parseInsuranceNumber(values.insuranceNumber);
  const phone = parsePhoneNumber(values.phone);
  const born = parseTypedDate(values.birthDate);
  const old = values.oldIdNumbers.split(/[,;]/).map((text) => text.replace(/[\s.]/g, ''));
  const known = (text: string): string | undefined => (text === '' ? undefined : text);
  return {
    name: tidyText(values.name),
    sex: known(values.sex),
    birthDate: born.ok && !isAfter(born.value, today) ? born.value : undefined,
    personalId: personalId.ok ? personalId.value : undefined,
    oldIdNumbers: old.filter((number) => /^\d{9}(\d{3})?$/.test(number)),
    insuranceNumber: insurance.ok ? insurance.value.text : undefined,
    passportNumber: known(tidyText(values.passportNumber).toUpperCase()),
    nationalityCode: known(values.nationalityCode),
    phones: phone.ok ? [phone.value] : [],
    hamletId: known(values.hamletId),
    householdId: values.householdChoice === 'join' ? known(values.householdId) : undefined,
    lifeStatus: values.lifeStatus,
    motherPersonId: known(values.motherPersonId),
    multipleBirth: values.multipleBirth === '' ? undefined : Number(values.multipleBirth),
  };
}
