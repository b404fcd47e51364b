// Which national lists there are: edition, since when, how many codes, from where.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import {
  CODE_LIST_IDS,
  isCodeListId,
  type CodeListSummary,
} from '@tram/shared-schema/reference/code-list.js';
import { formatNumber } from '#text/format-number.js';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Facts } from '#ui/Facts.js';
import { Card, Section, Stack } from '#ui/Layout.js';

export interface CodeListCardsProps {
  lists: readonly CodeListSummary[];
  /** For whoever administers: who brought it in. */
  importerName?: ((importedBy: string) => string) | undefined;
}

const titleOf = (listId: string): string => (isCodeListId(listId) ? t(`lists.name.${listId}`) : listId);
const placeOf = ({ listId }: CodeListSummary): number =>
  isCodeListId(listId) ? CODE_LIST_IDS.indexOf(listId) : CODE_LIST_IDS.length;

export function CodeListCards({ lists, importerName }: CodeListCardsProps) {
  return (
    <Stack gap="l">
      {lists
        .toSorted((a, b) => placeOf(a) - placeOf(b))
        .map((list) => (
          <Section key={list.listId} title={titleOf(list.listId)}>
            <Card>
              <Facts
                facts={[
                  { label: t('lists.edition'), value: list.edition },
                  { label: t('lists.from'), value: formatLocalDate(list.effectiveFrom) },
                  // Rows of a schedule are pieces of its text: their number says nothing.
                  ...(list.listId === 'schedule'
                    ? []
                    : [{ label: t('lists.count'), value: formatNumber(list.rowCount - list.endedCount) }]),
                  ...(list.endedCount > 0
                    ? [{ label: t('lists.ended'), value: formatNumber(list.endedCount) }]
                    : []),
                  { label: t('lists.source'), value: list.source },
                  { label: t('lists.imported'), value: formatDateTime(epochMsOf(list.importedAt)) },
                  ...(importerName
                    ? [{ label: t('lists.importedBy'), value: importerName(list.importedBy) }]
                    : []),
                ]}
              />
            </Card>
          </Section>
        ))}
    </Stack>
  );
}
