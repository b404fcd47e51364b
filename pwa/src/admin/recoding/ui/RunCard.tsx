// One run as it stands: what it would do, how far it is, or what it did, with the way on and the way back.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatDateTime } from '#text/format-time.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { Facts } from '#ui/Facts.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Progress } from '#ui/Progress.js';
import { countLines, outcomeLines, peopleWords, type CountLine } from '../recoding-words.js';
import { LeftPeople } from './LeftPeople.js';
import { RunGroups } from './RunGroups.js';
import type { RunProps } from './run-props.js';

export function RunCard(props: RunProps) {
  const { run } = props;
  switch (run.status) {
    case 'previewed':
      return <Preview {...props} />;
    case 'applying':
    case 'undoing':
      return <Unfinished {...props} />;
    case 'applied':
    case 'undone':
      return <Result {...props} />;
  }
}

const factsOf = (lines: readonly CountLine[]) =>
  lines.map(({ label, count }) => ({ label, value: peopleWords(count) }));

function Preview({ run, model }: RunProps) {
  const { recode, ask } = run.counts;
  const when = formatDateTime(epochMsOf(run.previewedAt));
  const busy = model.busy.value;
  return (
    <Section title={t('recoding.previewTitle')}>
      {recode + ask === 0 ? (
        <EmptyState
          icon="circle-check"
          title={t('recoding.nothing')}
          hint={t('recoding.previewOf', { when, edition: run.edition })}
        />
      ) : (
        <Stack>
          <p>{t('recoding.previewOf', { when, edition: run.edition })}</p>
          <Card>
            <Facts facts={factsOf(countLines(run))} />
          </Card>
          <RunGroups groups={run.groups} />
          <p id="recoding-note">{t('recoding.applyNote')}</p>
          <Button
            kind="primary"
            wide
            icon="check"
            describedBy="recoding-note"
            busy={busy === 'apply'}
            busyText={t('recoding.applying')}
            disabled={busy !== undefined && busy !== 'apply'}
            onPress={() => void model.apply(run)}
          >
            {recode > 0
              ? t('recoding.apply', { count: formatNumber(recode) })
              : t('recoding.applyAsk', { count: formatNumber(ask) })}
          </Button>
        </Stack>
      )}
    </Section>
  );
}

function Unfinished({ run, model }: RunProps) {
  const busy = model.busy.value;
  const isUndo = run.status === 'undoing';
  const { done, of } = run.progress;
  if (busy) {
    const label = isUndo ? t('recoding.undoing') : t('recoding.applying');
    return <Progress label={label} done={done} total={of} />;
  }
  return (
    <Notice
      meaning="due"
      title={isUndo ? t('recoding.undoInterrupted') : t('recoding.interrupted')}
      why={t('recoding.interruptedWhy', { done, of })}
      actions={
        <>
          <Button kind="primary" onPress={() => void (isUndo ? model.undo(run) : model.apply(run))}>
            {t('recoding.goOn')}
          </Button>
          {!isUndo && (
            <Button icon="undo-2" onPress={() => void model.undo(run)}>
              {t('recoding.undo')}
            </Button>
          )}
        </>
      }
    />
  );
}

export function Result(props: RunProps) {
  const { run, model, askHref } = props;
  const isUndone = run.status === 'undone';
  const at = isUndone ? run.undoneAt : run.finishedAt;
  const when = at === undefined ? '' : formatDateTime(epochMsOf(at));
  const busy = model.busy.value;
  return (
    <Stack>
      <Notice
        meaning="done"
        live="polite"
        title={isUndone ? t('recoding.undone') : t('recoding.applied')}
        why={isUndone ? t('recoding.undoneAt', { when }) : t('recoding.appliedAt', { when })}
      />
      <Card>
        <Facts facts={factsOf(outcomeLines(run))} />
      </Card>
      <LeftPeople {...props} />
      {!isUndone && askHref !== undefined && (run.outcome?.asked ?? 0) > 0 && (
        <LinkButton kind="primary" icon="circle-help" wide href={askHref}>
          {t('recoding.ask.title')}
        </LinkButton>
      )}
      {!isUndone && (
        <Button
          icon="undo-2"
          wide
          busy={busy === 'undo'}
          busyText={t('recoding.undoing')}
          disabled={busy !== undefined && busy !== 'undo'}
          onPress={() => void model.undo(run)}
        >
          {t('recoding.undo')}
        </Button>
      )}
    </Stack>
  );
}
