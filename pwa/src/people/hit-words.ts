// What the list says of somebody who was found.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import { language } from '#text/language.js';
import { t } from '#text/text.js';
import { dotted } from '#ui/dotted.js';
import { matchedNumberWords } from './matched-number.js';
import type { DirectoryPerson } from './person-directory.js';
import { identityWords, lifeStatusWord } from './person-words.js';
import { placeWords } from './place-words.js';

/** One row. */
export interface HitWords {
  readonly href: string;
  /** The name cut where something was asked for: plain, marked, plain, marked … */
  readonly name: readonly string[];
  readonly who: string;
  readonly where: string;
  /** The number that was typed; empty where words were. */
  readonly because: string;
  /** That they moved away or died; empty for the living. */
  readonly life: string;
  readonly isOpen: boolean;
}

export interface HitPage {
  readonly today: LocalDate;
  readonly personHref: (personId: string) => string;
  /** Whose page is open beside the list. */
  readonly openPersonId?: string | undefined;
}

/** What is said of the person whatever was typed. */
type Said = Pick<HitWords, 'who' | 'where' | 'life'>;

/** A letter more finds much the same people: what was said of somebody is said again, on that day and in that language. */
export function createHitWords(): (hit: PersonHit, person: DirectoryPerson, page: HitPage) => HitWords {
  let said = new WeakMap<DirectoryPerson, Said>();
  let saidOn: readonly [LocalDate, string] | undefined;

  function sayOf(person: DirectoryPerson, today: LocalDate): Said {
    if (saidOn?.[0] !== today || saidOn[1] !== language.value) {
      said = new WeakMap();
      saidOn = [today, language.value];
    }
    const known = said.get(person);
    if (known) return known;
    const words = {
      who: dotted(identityWords(person, today)),
      where: dotted([...placeWords(person), ...heldWords(person)]),
      life: person.lifeStatus === 'living' ? '' : lifeStatusWord(person.lifeStatus),
    };
    said.set(person, words);
    return words;
  }

  return (hit, person, page) => ({
    ...sayOf(person, page.today),
    href: page.personHref(hit.id),
    name: cutAt(person.name, hit.nameRanges),
    because: matchedNumberWords(hit) ?? '',
    isOpen: hit.id === page.openPersonId,
  });
}

/** That more than one record is found here. */
const heldWords = ({ heldRecords = 0 }: DirectoryPerson): readonly string[] =>
  heldRecords > 0 ? [t('linked.holds', { count: heldRecords + 1 })] : [];

function cutAt(name: string, ranges: PersonHit['nameRanges']): readonly string[] {
  let at = 0;
  const pieces: string[] = [];
  for (const { from, below } of ranges) {
    pieces.push(name.slice(at, from), name.slice(from, below));
    at = below;
  }
  return [...pieces, name.slice(at)];
}
