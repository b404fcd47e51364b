// Re-coding a station's addresses after a merger: preview, carry out, result, take back. The preview is the question;
// what follows can be undone whole.

import '#text/office.js';
import '#text/recoding.js';
import type { RecodingView } from '@tram/shared-schema/sync/recoding.js';
import { useEffect, useMemo } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import { failureWords } from '../../failure-text.js';
import { createRecodingModel, type RecodingRefusal } from '../recoding-model.js';
import { EarlierRuns } from './EarlierRuns.js';
import { RunCard } from './RunCard.js';
import type { RecodingPageProps, WithModel } from './run-props.js';

export function RecodingPage(props: RecodingPageProps) {
  const model = useMemo(() => createRecodingModel(props.desk), [props.desk]);
  useEffect(() => {
    void model.load();
    return () => model.close();
  }, [model]);
  return (
    <Page header={<HeaderBar title={props.stationName ?? t('recoding.title')} backHref={props.backHref} />}>
      <Stack gap="l">
        <p>{t('recoding.why')}</p>
        {model.refusal.value && <Refusal {...refusalWords(model.refusal.value)} />}
        <Known {...props} model={model} />
      </Stack>
    </Page>
  );
}

function refusalWords(refusal: RecodingRefusal) {
  switch (refusal.kind) {
    case 'failed':
      return failureWords(refusal.failure);
    case 'outdated':
      return {
        what: t('recoding.outdated'),
        why: t('recoding.outdatedWhy'),
        whatNow: t('recoding.outdatedNow'),
      };
    case 'unfinished':
      return {
        what: t('recoding.unfinished'),
        why: t('recoding.unfinishedWhy', { number: refusal.number }),
        whatNow: t('recoding.unfinishedNow'),
      };
  }
}

const isOpen = ({ status }: RecodingView): boolean => status === 'applying' || status === 'undoing';

function Known(props: WithModel) {
  const { model } = props;
  const known = model.state.value;
  if (known.kind === 'waiting') return <Skeleton />;
  if (known.kind === 'refused') {
    return (
      <Refusal
        {...failureWords(known.failure)}
        actions={<Button onPress={() => void model.load()}>{t('admin.tryAgain')}</Button>}
      />
    );
  }
  const { runs, hasList } = known;
  // One that was left half-way comes before everything else.
  const run = runs.find(isOpen) ?? runs[0];
  const others = runs.filter((other) => other !== run && other.status !== 'previewed');
  return (
    <>
      {!hasList && <EmptyState icon="map-pin" title={t('recoding.noList')} hint={t('recoding.noListHint')} />}
      {run && <RunCard key={run.number} {...props} run={run} />}
      {hasList && !(run && isOpen(run)) && (
        <Button
          kind={run ? 'secondary' : 'primary'}
          icon="search"
          wide
          busy={model.busy.value === 'preview'}
          busyText={t('recoding.previewing')}
          disabled={model.busy.value !== undefined && model.busy.value !== 'preview'}
          onPress={() => void model.preview()}
        >
          {run ? t('recoding.previewAgain') : t('recoding.preview')}
        </Button>
      )}
      {others.length > 0 && <EarlierRuns {...props} runs={others} />}
    </>
  );
}
