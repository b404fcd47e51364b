// What the worker types to find somebody, cut into terms: words of a name or hamlet, a date or year of birth, digits of
// a number. Each keystroke is a query, so half a date and half a year mean something too.

import { parseTypedDate } from '../local-date.js';
import { createKnownAnswers } from './known-answers.js';
import { MAX_QUERY_WORDS, spellWord, type SpelledWord } from './word-match.js';
import { parsePhoneNumber } from './phone-number.js';
import { splitWords, tidyText } from './vietnamese-text.js';

export interface BirthTerm {
  readonly yearFrom: number;
  readonly yearBelow: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

/** One thing that was typed and the ways in which a person may answer it; any one way is enough. */
export interface PersonTerm {
  readonly word: SpelledWord | undefined;
  readonly birth: BirthTerm | undefined;
  /** Looked for anywhere in the numbers of a person, lower case. */
  readonly code: string | undefined;
}

export interface PersonQuery {
  readonly terms: readonly PersonTerm[];
  /** The terms without a last `1`, `2`, `19` or `20`, which may be the start of a year still being typed. */
  readonly withoutYearStart: readonly PersonTerm[] | undefined;
}

const NOTHING: PersonTerm = { word: undefined, birth: undefined, code: undefined };
const YEAR_START = /^(?:.*\s)(?:1|2|19|20)$/;

/** A whole page pasted by mistake is not worth a second of the tablet. */
const LONGEST_QUERY = 200;

/** More pieces than a query has; those of the queries before it go when there are many. */
const PIECES_KEPT = 50;

/** Reads each letter's query; a word typed before it is not read again. */
export function createQueryReader(): (text: string) => PersonQuery {
  const termsOfKnownPiece = createKnownAnswers(termsOfPiece, PIECES_KEPT);

  function termsOf(typed: string): PersonTerm[] {
    const grouped = groupedNumber(typed);
    if (grouped !== undefined) return [{ ...NOTHING, code: grouped }];
    const pieces = typed.split(' ').filter((piece) => piece !== '');
    return pieces.flatMap(termsOfKnownPiece).slice(0, MAX_QUERY_WORDS);
  }

  return (text) => {
    const typed = tidyText(text.slice(0, LONGEST_QUERY));
    const shorter = YEAR_START.test(typed) ? typed.slice(0, typed.lastIndexOf(' ')) : undefined;
    return { terms: termsOf(typed), withoutYearStart: shorter === undefined ? undefined : termsOf(shorter) };
  };
}

const DIGIT = /\d/;

/** `0912 345 678`, `003 087 000 123`, `GD 4 03 0300000123` are one number each. */
function groupedNumber(typed: string): string | undefined {
  if (!DIGIT.test(typed)) return undefined;
  const compact = typed.replace(/[\s.-]/g, '').toLowerCase();
  if (/^[a-z]{2}\d{13}$/.test(compact)) return compact.slice(-10);
  const groups = typed.split(/[\s.-]+/);
  const isGrouped = groups.length > 1 && groups.every((group) => /^\+?\d{1,4}$/.test(group));
  const isWhole = groups.length === 1 && /^\+?\d+$/.test(compact);
  if (typed.split(' ').some((piece) => typedBirthDate(piece))) return undefined;
  const digits = compact.replace('+', '').length;
  if (!(isGrouped || isWhole) || digits < 9 || digits > 15) return undefined;
  const phone = /^(?:\+|84)/.test(compact) ? parsePhoneNumber(compact) : undefined;
  return phone?.ok ? phone.value : compact.replace('+', '');
}

function termsOfPiece(piece: string): PersonTerm[] {
  const birth = typedBirthDate(piece);
  if (birth) return [{ ...NOTHING, birth }];
  return splitWords(piece).map((word) => {
    const spelled = spellWord(word);
    return { word: spelled, birth: typedYear(spelled.fold), code: typedCode(spelled.fold) };
  });
}

const DAY_FIRST = /^(\d{1,2})[./-](?:(\d{1,2})(?:[./-](\d{0,4}))?)?$/;
/** A second number above 12 is no month: it begins a year. */
const MONTH_FIRST = /^(\d{1,2})[./-](1[3-9]|[2-9]\d|\d{3,4})$/;

/** `5/6/2009`, `6/2009`, and on the way there `5/`, `5/6`, `5/6/20`, `6/20`. */
function typedBirthDate(piece: string): BirthTerm | undefined {
  const byMonth = MONTH_FIRST.exec(piece);
  if (byMonth) return { ...yearsFrom(byMonth[2] ?? ''), month: Number(byMonth[1]), day: undefined };
  const byDay = DAY_FIRST.exec(piece);
  if (!byDay) return undefined;
  const month = byDay[2] === undefined ? undefined : Number(byDay[2]);
  return { ...yearsFrom(byDay[3] ?? ''), month, day: Number(byDay[1]) };
}

/** All years that begin with the digits typed so far. */
function yearsFrom(digits: string): { yearFrom: number; yearBelow: number } {
  const span = 10 ** (4 - digits.length);
  const yearFrom = Number(digits === '' ? 0 : digits) * span;
  return { yearFrom, yearBelow: yearFrom + span };
}

function typedYear(digits: string): BirthTerm | undefined {
  if (/^(?:19|20)\d{1,2}$/.test(digits)) return { ...yearsFrom(digits), month: undefined, day: undefined };
  if (!/^\d{8}$/.test(digits)) return undefined;
  const date = parseTypedDate(digits);
  if (!date.ok) return undefined;
  const [year, month, day] = date.value.split('-').map(Number);
  return year === undefined ? undefined : { yearFrom: year, yearBelow: year + 1, month, day };
}

const FEWEST_CODE_LETTERS = 3;

const typedCode = (fold: string): string | undefined =>
  fold.length >= FEWEST_CODE_LETTERS && /\d/.test(fold) ? fold : undefined;
