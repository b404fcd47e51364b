// What each type of record says of itself on the page of differences. A new type of record that two tablets may change does
// not compile without its words.

import { ENROLMENT_DIFFERENCES } from '#chronic/enrol/enrolment-differences.js';
import { LOT_DIFFERENCES } from '#immunisation/lots/lot-differences.js';
import { PREGNANCY_DIFFERENCES } from '#immunisation/pregnancy-differences.js';
import type { DifferenceKinds } from '#people/difference-words.js';
import { HOUSEHOLD_DIFFERENCES, PERSON_DIFFERENCES } from '#people/people-differences.js';

export const DIFFERENCE_KINDS: DifferenceKinds = {
  person: PERSON_DIFFERENCES,
  household: HOUSEHOLD_DIFFERENCES,
  'vaccine-lot': LOT_DIFFERENCES,
  pregnancy: PREGNANCY_DIFFERENCES,
  enrolment: ENROLMENT_DIFFERENCES,
};
