// The records the server did not take, as a list says them: whose, why, what now, and where they are mended.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { refusalWords } from './refusal-text.js';
import { typeName } from './record-words.js';

export interface RefusedRecord {
  readonly stored: StoredDocument;
  /** Whose it is; the kind of record where that is not known here. */
  readonly title: string;
  readonly kind: string | undefined;
  readonly why: string;
  readonly whatNow: string;
  /** The form with the field to mend, or the record to look at; absent where this version has no page for it. */
  readonly href: string | undefined;
  /** Nobody at this tablet can mend it: it is sent again as it is, once it was put right elsewhere. */
  readonly isSentAgain: boolean;
}

export interface RefusedRecordPaths {
  form(stored: StoredDocument): string | undefined;
  record(stored: StoredDocument): string | undefined;
  readonly differences: string;
}

/** Several visits or doses of one person are told apart by when they were. */
function kindOf({ doc }: StoredDocument): string {
  const name = typeName(doc.type);
  return 'occurredAt' in doc ? `${name} ${formatDateTime(epochMsOf(doc.occurredAt))}` : name;
}

export function refusedRecord(
  stored: StoredDocument,
  name: string | undefined,
  paths: RefusedRecordPaths,
): RefusedRecord {
  const kind = kindOf(stored);
  const words = stored.refusal && refusalWords(stored.refusal, stored.doc.type);
  const mender = words?.mender ?? 'others';
  const href = { form: paths.form(stored), differences: paths.differences, others: paths.record(stored) }[
    mender
  ];
  return {
    stored,
    title: name ?? kind,
    kind: name === undefined ? undefined : kind,
    why: words?.why ?? t('ui.unknown'),
    whatNow: words?.whatNow ?? t('sync.refusal.askAdmin'),
    href,
    isSentAgain: mender === 'others',
  };
}
