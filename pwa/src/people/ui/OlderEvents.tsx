// Says that older visits lie at the server, since when, and fetches them for this one person.

import { useSignal, type ReadonlySignal } from '@preact/signals';
import { formatLocalDate, parseLocalDate } from '@tram/shared-schema/local-date.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { useEffect } from 'preact/hooks';
import type { LeftEvent } from '#documents/older-events.js';
import { syncFailureText } from '#sync/refusal-text.js';
import type { RoundFailure } from '#sync/sync-status.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';
import type { OlderEventsDesk } from '../older-events-desk.js';
import type { PersonState } from '../watch-person.js';

export interface OlderEventsProps {
  personId: PersonDocId;
  desk: OlderEventsDesk;
  /** What is here may have changed. */
  state: ReadonlySignal<PersonState>;
}

const dayWords = (day: string | undefined): string => {
  const date = parseLocalDate(day ?? '');
  return date.ok ? formatLocalDate(date.value) : t('ui.unknown');
};

export function OlderEvents({ personId, desk, state }: OlderEventsProps) {
  const left = useSignal<readonly LeftEvent[]>([]);
  const fetching = useSignal(false);
  const failure = useSignal<RoundFailure | undefined>(undefined);
  const gone = useSignal(0);
  const shown = state.value;
  useEffect(() => {
    let isCurrent = true;
    void desk.leftOf(personId).then((found) => {
      if (isCurrent) left.value = found;
    });
    return () => {
      isCurrent = false;
    };
  }, [desk, personId, shown, left]);

  const fetch = async (): Promise<void> => {
    fetching.value = true;
    failure.value = undefined;
    const fetched = await desk.fetch(personId);
    fetching.value = false;
    if (fetched.ok) gone.value = fetched.value.gone;
    else failure.value = fetched.error;
    left.value = await desk.leftOf(personId);
  };
  if (gone.value > 0) return <Notice meaning="late" title={t('people.olderGone', { count: gone.value })} />;
  if (left.value.length === 0) return null;
  return (
    <>
      <Notice
        icon="history"
        title={t('people.olderTitle', { count: left.value.length })}
        why={t('people.olderWhy', {
          from: dayWords(left.value.at(-1)?.day),
          to: dayWords(left.value[0]?.day),
        })}
        actions={
          <Button busy={fetching.value} busyText={t('people.olderFetching')} onPress={() => void fetch()}>
            {t('people.olderFetch')}
          </Button>
        }
      />
      {failure.value && (
        <Notice
          meaning="late"
          live="polite"
          title={t('people.olderFailed')}
          {...syncFailureText(failure.value)}
        />
      )}
    </>
  );
}
