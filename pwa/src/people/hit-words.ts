// What the list says of somebody who was found.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
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

export function hitWords(hit: PersonHit, person: DirectoryPerson, page: HitPage): HitWords {
  return {
    href: page.personHref(hit.id),
    name: cutAt(person.name, hit.nameRanges),
    who: dotted(identityWords(person, page.today)),
    where: dotted([...placeWords(person), ...heldWords(person)]),
    because: matchedNumberWords(hit) ?? '',
    life: person.lifeStatus === 'living' ? '' : lifeStatusWord(person.lifeStatus),
    isOpen: hit.id === page.openPersonId,
  };
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
