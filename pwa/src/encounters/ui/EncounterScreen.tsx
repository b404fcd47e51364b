// One visit as it was written, with what became of it and what can be done about it.

import type { ReadonlySignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { assertNever } from '@tram/shared-schema/result.js';
import type { ComponentChildren } from 'preact';
import { refusedNotice } from '#sync/sync-notices.js';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { Facts, type Fact } from '#ui/Facts.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Row, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import { amendEncounterPath, encounterPath } from '../paths.js';
import { vitalFacts } from '../vital-words.js';
import type { EncounterState } from '../watch-encounter.js';

export interface EncounterScreenProps {
  state: ReadonlySignal<EncounterState>;
  workerName: (accountId: string) => string | undefined;
  backHref: string;
  onWithdraw: () => void;
  onRestore: () => void;
}

type Found = Extract<EncounterState, { kind: 'found' }>;

export function EncounterScreen(props: EncounterScreenProps) {
  const { state, backHref } = props;
  switch (state.value.kind) {
    case 'loading':
      return (
        <Framed title={t('encounters.detailTitle')} backHref={backHref}>
          <Card flush>
            <Skeleton rows={4} />
          </Card>
        </Framed>
      );
    case 'not-found':
      return (
        <Framed title={t('encounters.detailTitle')} backHref={backHref}>
          <EmptyState
            icon="clipboard-list"
            title={t('encounters.notFoundTitle')}
            hint={t('encounters.notFoundHint')}
            actions={<LinkButton href={backHref}>{t('encounters.toPerson')}</LinkButton>}
          />
        </Framed>
      );
    default:
      return <KnownEncounter {...props} found={state.value} />;
  }
}

interface FramedProps {
  title: string;
  subtitle?: string;
  backHref: string;
  children: ComponentChildren;
}

function Framed({ title, subtitle, backHref, children }: FramedProps) {
  return <Page header={<HeaderBar title={title} subtitle={subtitle} backHref={backHref} />}>{children}</Page>;
}

function KnownEncounter(props: EncounterScreenProps & { found: Found }) {
  const { found } = props;
  const { doc } = found.encounter;
  const occurred = formatDateTime(epochMsOf(doc.occurredAt));
  return (
    <Framed
      title={found.person?.name ?? t('encounters.detailTitle')}
      subtitle={`${t('encounters.detailTitle')} ${occurred}`}
      backHref={props.backHref}
    >
      <Stack>
        <Standing {...props} />
        <Card>
          <Facts facts={factsOf(props)} />
        </Card>
        {found.standing === 'current' && (
          <Row>
            <LinkButton icon="pencil" href={amendEncounterPath(doc.personId, doc._id)}>
              {t('encounters.amend')}
            </LinkButton>
            <Button icon="ban" onPress={props.onWithdraw}>
              {t('encounters.withdraw')}
            </Button>
          </Row>
        )}
      </Stack>
    </Framed>
  );
}

function Standing({ found, onRestore }: EncounterScreenProps & { found: Found }) {
  const { encounter, standing, correctedBy } = found;
  const { doc, refusal } = encounter;
  return (
    <>
      {refusal && <Notice {...refusedNotice(refusal, 'encounter')} />}
      {standing === 'in-error' && (
        <Notice
          meaning="late"
          title={t('encounters.inErrorTitle')}
          why={t('encounters.inErrorWhy')}
          actions={
            correctedBy ? (
              <OpenOther
                href={encounterPath(doc.personId, correctedBy._id)}
                words={t('encounters.openNewer')}
              />
            ) : (
              <Button icon="undo-2" onPress={onRestore}>
                {t('encounters.restore')}
              </Button>
            )
          }
        />
      )}
      {standing === 'amended' && (
        <Notice
          title={t('encounters.amendedTitle')}
          actions={
            correctedBy && (
              <OpenOther
                href={encounterPath(doc.personId, correctedBy._id)}
                words={t('encounters.openNewer')}
              />
            )
          }
        />
      )}
      {doc.amends !== undefined && (
        <Notice
          title={t('encounters.amendsTitle')}
          actions={
            <OpenOther href={encounterPath(doc.personId, doc.amends)} words={t('encounters.openOlder')} />
          }
        />
      )}
    </>
  );
}

function OpenOther({ href, words }: { href: string; words: string }) {
  return (
    <LinkButton icon="history" href={href}>
      {words}
    </LinkButton>
  );
}

function factsOf({ found, workerName }: EncounterScreenProps & { found: Found }): readonly Fact[] {
  const { doc, syncState } = found.encounter;
  const diagnoses = (doc.diagnoses ?? []).map(({ code, display, role }) => ({
    label: role === 'main' ? t('encounters.mainDiagnosis') : t('encounters.otherDiagnosis'),
    value: `${code} · ${display}`,
  }));
  return [
    { label: t('encounters.reason'), value: doc.reason },
    ...(doc.vitals ? vitalFacts(doc.vitals) : []),
    ...diagnoses,
    ...(doc.advice === undefined ? [] : [{ label: t('encounters.advice'), value: doc.advice }]),
    { label: t('encounters.writtenBy'), value: workerName(doc.createdBy.accountId) },
    { label: t('encounters.writtenAt'), value: formatDateTime(epochMsOf(doc.createdAt)) },
    { label: t('encounters.state'), value: syncWords(syncState) },
  ];
}

function syncWords(state: Found['encounter']['syncState']): string {
  switch (state) {
    case 'local':
    case 'sent':
    case 'accepted':
    case 'merged':
      return t(`people.syncState.${state}`);
    case 'refused':
      return t('people.syncState.local');
    default:
      return assertNever(state);
  }
}
