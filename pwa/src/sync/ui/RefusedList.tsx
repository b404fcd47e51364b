// Records the server did not take. A row opens the form on the field to mend; what no worker can mend says what to do
// instead, and is sent again with one tap.

import { useSignal } from '@preact/signals';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Card } from '#ui/Layout.js';
import { List, ListRow, type QuickAction } from '#ui/List.js';
import type { RefusedRecord } from '../refused-records.js';

export interface RefusedListProps {
  records: readonly RefusedRecord[];
  sendAgain: (record: RefusedRecord) => void;
}

const AT_FIRST = 20;

export function RefusedList({ records, sendAgain }: RefusedListProps) {
  const shown = useSignal(AT_FIRST);
  const left = records.length - shown.value;
  const actionOf = (record: RefusedRecord): QuickAction | undefined =>
    record.isSentAgain
      ? {
          label: t('sync.sendAgainOf', { name: record.title }),
          word: t('sync.sendAgain'),
          icon: 'refresh-cw',
          onPress: () => sendAgain(record),
        }
      : undefined;
  return (
    <>
      <Card flush>
        <List label={t('sync.refusedList')}>
          {records.slice(0, shown.value).map((record) => (
            <ListRow
              key={record.stored.doc._id}
              title={record.title}
              lines={[...(record.kind === undefined ? [] : [record.kind]), record.why, record.whatNow]}
              href={record.href}
              action={actionOf(record)}
            />
          ))}
        </List>
      </Card>
      {left > 0 && (
        <Button wide onPress={() => (shown.value += AT_FIRST)}>
          {t('sync.refusedMore', { count: left })}
        </Button>
      )}
    </>
  );
}
