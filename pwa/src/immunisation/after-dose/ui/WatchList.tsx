// The half hours that run, and those that are over and wait for somebody to look at the child. The seconds draw only the
// badge that shows them.

import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { Watch } from '@tram/shared-schema/immunisation/watches.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import { ChoiceSheet } from '#ui/Sheet.js';
import type { WatchOutcome } from '../end-watch.js';
import { isOver, watchSince, watchState } from '../watch-words.js';

export interface WatchListProps {
  watches: ReadonlySignal<readonly Watch[]>;
  nowMs: ReadonlySignal<number>;
  nameOf: (personId: string) => string;
  vaccineWord: (code: string) => string;
  /** Absent for whoever may not write it down. */
  onEnd: ((watch: Watch, outcome: WatchOutcome) => void) | undefined;
}

export function WatchList({ watches, nowMs, nameOf, vaccineWord, onEnd }: WatchListProps) {
  const asked = useSignal<Watch | undefined>(undefined);
  const running = watches.value;
  if (running.length === 0) return null;
  const choices = (watch: Watch) => {
    const over = isOver(watch, nowMs.value);
    const end = (outcome: WatchOutcome) => () => onEnd?.(watch, outcome);
    return [
      {
        label: over ? t('vaccination.watchWell') : t('vaccination.watchWellEarly'),
        hint: t('vaccination.watchHome'),
        icon: 'circle-check' as const,
        onChoose: end('well'),
      },
      { label: t('vaccination.watchAdverse'), icon: 'siren' as const, onChoose: end('adverse-event') },
      { label: t('vaccination.watchLeftEarly'), icon: 'log-out' as const, onChoose: end('left-early') },
    ];
  };
  return (
    <Section title={t('vaccination.watchingCount', { count: running.length })}>
      <Stack gap="s">
        <Over watches={watches} nowMs={nowMs} />
        <Card flush>
          <List label={t('vaccination.watching')}>
            {running.map((watch) => (
              <ListRow
                key={watch.personId}
                icon="hourglass"
                title={nameOf(watch.personId)}
                lines={[watchSince(watch, vaccineWord)]}
                badges={<Left watch={watch} nowMs={nowMs} />}
                onPress={onEnd && (() => (asked.value = watch))}
              />
            ))}
          </List>
        </Card>
      </Stack>
      {asked.value && (
        <ChoiceSheet
          title={t('vaccination.watchHow', { name: nameOf(asked.value.personId) })}
          choices={choices(asked.value)}
          onClose={() => (asked.value = undefined)}
        />
      )}
    </Section>
  );
}

function Left({ watch, nowMs }: { watch: Watch; nowMs: ReadonlySignal<number> }) {
  return (
    <Badge
      meaning={isOver(watch, nowMs.value) ? 'stop' : 'due'}
      icon={isOver(watch, nowMs.value) ? 'bell' : 'clock'}
    >
      {watchState(watch, nowMs.value)}
    </Badge>
  );
}

function Over({ watches, nowMs }: Pick<WatchListProps, 'watches' | 'nowMs'>) {
  const count = watches.value.filter((watch) => isOver(watch, nowMs.value)).length;
  if (count === 0) return null;
  return (
    <Notice
      meaning="stop"
      icon="bell"
      live="assertive"
      title={t('vaccination.watchOverCount', { count })}
      whatNow={t('vaccination.watchOverNow')}
    />
  );
}
