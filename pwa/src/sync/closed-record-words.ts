// A record that does not open and that nobody else is known to have, as a list says it: whose, what and of which day, so
// that it can be written once more.

import type { DocumentType } from '@tram/shared-schema/document/document-types.js';
import { typeOfId } from '@tram/shared-schema/document/ids.js';
import { formatLocalDate, parseLocalDate } from '@tram/shared-schema/local-date.js';
import type { ClosedRecord } from '#documents/closed-records.js';
import { t } from '#text/text.js';
import { typeName } from './record-words.js';

export interface ClosedLine {
  readonly id: string;
  /** Whose it is; what it is where that is not known. */
  readonly title: string;
  readonly what: string | undefined;
  readonly href: string | undefined;
  readonly isWaiting: boolean;
}

function whatOf({ id, isDraft, day }: ClosedRecord): string {
  // What this version has no name for is called a record.
  const kind = isDraft ? t('storage.closedDraft') : typeName((typeOfId(id) ?? '') as DocumentType);
  const on = day === undefined ? undefined : parseLocalDate(day);
  return on?.ok ? t('storage.closedOf', { kind, day: formatLocalDate(on.value) }) : kind;
}

/** `person`: who the record is of, where this tablet still knows them. */
export function closedLine(
  record: ClosedRecord,
  person: { readonly name: string; readonly href: string } | undefined,
): ClosedLine {
  const what = whatOf(record);
  const { id, isWaiting } = record;
  return person
    ? { id, isWaiting, title: person.name, what, href: person.href }
    : { id, isWaiting, title: what, what: undefined, href: undefined };
}
