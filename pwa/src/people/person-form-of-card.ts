// What a card writes into the person form: all of it for somebody new, only what it knows better for somebody known.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { CardIdentity } from './card-identity.js';
import {
  EMPTY_PERSON_FORM,
  shownInsuranceNumber,
  shownPersonalId,
  type PersonFormValues,
} from './person-form.js';

type Writable = { -readonly [F in keyof PersonFormValues]?: PersonFormValues[F] };

export function newPersonFormOf(card: CardIdentity): PersonFormValues {
  const identitySource = card.source === 'number' ? 'told' : card.source;
  return {
    ...EMPTY_PERSON_FORM,
    ...cardAnswers(card),
    ...(card.address !== undefined && { address: card.address }),
    ...(card.parentName !== undefined && { guardianName: card.parentName }),
    identitySource,
  };
}

/** The address told at the desk is often newer than the card's, so it is only filled where there was none. */
export function withCard(values: PersonFormValues, card: CardIdentity): PersonFormValues {
  const old = card.oldIdNumber;
  const replaced = previousId(values, card);
  const oldNumbers = [values.oldIdNumbers, ...[old, replaced].filter((number) => number !== undefined)]
    .flatMap((text) => text.split(/[,;\s]+/))
    .filter((number) => number !== '');
  const answers = cardAnswers(card);
  // Old cards are printed in capitals: the same letters in another case are no news.
  if (answers.name?.toLowerCase() === values.name.toLowerCase()) delete answers.name;
  // A number without its card says nothing of how long it is valid.
  const onlyNumber = card.source === 'number' && card.insurance?.number === values.insuranceOf;
  return {
    ...values,
    ...answers,
    ...(onlyNumber && insuranceAnswers(values)),
    oldIdNumbers: [...new Set(oldNumbers)].join(', '),
    address: values.address === '' ? (card.address ?? '') : values.address,
    guardianName: values.guardianName === '' ? (card.parentName ?? '') : values.guardianName,
  };
}

/** A number that was re-issued goes to the old ones: papers with it are still about. */
function previousId(values: PersonFormValues, card: CardIdentity): string | undefined {
  const standing = values.personalId.replace(/\s/g, '');
  return card.personalId !== undefined && standing !== '' && standing !== card.personalId
    ? standing
    : undefined;
}

function insuranceAnswers(values: PersonFormValues): Writable {
  const { insuranceValidFrom, insuranceValidTo, insuranceFacility, insuranceFiveYearsFrom } = values;
  return { insuranceValidFrom, insuranceValidTo, insuranceFacility, insuranceFiveYearsFrom };
}

function cardAnswers(card: CardIdentity): Writable {
  const answers: Writable = {};
  if (card.name !== undefined) answers.name = card.name;
  if (card.sex !== undefined) answers.sex = card.sex;
  if (card.birthDate !== undefined) answers.birthDate = formatLocalDate(card.birthDate);
  if (card.personalId !== undefined) answers.personalId = shownPersonalId(card.personalId);
  if (card.oldIdNumber !== undefined) answers.oldIdNumbers = card.oldIdNumber;
  if (card.idCardIssuedOn !== undefined) answers.idCardIssuedOn = formatLocalDate(card.idCardIssuedOn);
  if (card.insurance) {
    const { number, validFrom, validTo, facilityCode, fiveYearsFrom } = card.insurance;
    answers.insuranceNumber = shownInsuranceNumber(number);
    answers.insuranceOf = number;
    answers.insuranceValidFrom = validFrom === undefined ? '' : formatLocalDate(validFrom);
    answers.insuranceValidTo = validTo === undefined ? '' : formatLocalDate(validTo);
    answers.insuranceFacility = facilityCode ?? '';
    answers.insuranceFiveYearsFrom = fiveYearsFrom === undefined ? '' : formatLocalDate(fiveYearsFrom);
  }
  return answers;
}
