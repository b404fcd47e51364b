// Runs before the last: each can still be taken back whole.

import type { RecodingView } from '@tram/shared-schema/sync/recoding.js';
import { t } from '#text/text.js';
import { Fold } from '#ui/Fold.js';
import { Section, Stack } from '#ui/Layout.js';
import { outcomeLines, peopleWords } from '../recoding-words.js';
import { Result } from './RunCard.js';
import type { WithModel } from './run-props.js';

export function EarlierRuns({ runs, ...props }: WithModel & { runs: readonly RecodingView[] }) {
  return (
    <Section title={t('recoding.earlier')}>
      <Stack gap="s">
        {runs.map((run) => (
          <Fold
            key={run.number}
            title={t('recoding.number', { number: run.number })}
            summary={outcomeLines(run)
              .map(({ label, count }) => `${label}: ${peopleWords(count)}`)
              .join(' · ')}
          >
            <Result {...props} run={run} />
          </Fold>
        ))}
      </Stack>
    </Section>
  );
}
