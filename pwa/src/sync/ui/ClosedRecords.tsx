// What of this tablet's records does not open: how many come again from the server, and which only this tablet has.

import { useSignal } from '@preact/signals';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Card, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import type { ClosedLine } from '../closed-record-words.js';
import { fetchedAgainNotice, onlyHereNotice } from '../sync-notices.js';

export interface ClosedRecordsProps {
  fetchable: number;
  onlyHere: readonly ClosedLine[];
}

const AT_FIRST = 10;

export function ClosedRecords({ fetchable, onlyHere }: ClosedRecordsProps) {
  const shown = useSignal(AT_FIRST);
  const left = onlyHere.length - shown.value;
  return (
    <Stack>
      {fetchable > 0 && <Notice {...fetchedAgainNotice(fetchable)} />}
      {onlyHere.length > 0 && (
        <>
          <Notice {...onlyHereNotice(onlyHere.length)} />
          <Card flush>
            <List label={t('storage.closedList')}>
              {onlyHere.slice(0, shown.value).map(({ id, title, what, href }) => (
                <ListRow key={id} title={title} lines={what === undefined ? [] : [what]} href={href} />
              ))}
            </List>
          </Card>
          {left > 0 && (
            <Button wide onPress={() => (shown.value += AT_FIRST)}>
              {t('storage.closedMore', { count: left })}
            </Button>
          )}
        </>
      )}
    </Stack>
  );
}
