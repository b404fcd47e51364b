// One dose or decision in words: everything that was written, each with its name.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { SCREENING } from '@tram/shared-schema/immunisation/screening.table.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { StoredDocument, SyncState } from '#documents/tablet-documents.js';
import { formatNumber } from '#text/format-number.js';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import type { Fact } from '#ui/Facts.js';
import { reasonWords, routeWords, siteWords } from './give-words.js';
import { decisionWords } from './immunisation-timeline.js';
import type { Entry } from './watch-immunisation-entry.js';
import { named } from './words.js';

export interface EntryNames {
  readonly nameOf: (code: string) => string;
  readonly workerName: (accountId: string) => string | undefined;
}

export const entryTitle = (doc: Entry, nameOf: (code: string) => string): string =>
  doc.type === 'dose'
    ? t('immunisation.dose', { vaccine: nameOf(doc.vaccineCode) })
    : decisionWords(doc.kind);

export function entryFacts({ doc, syncState }: StoredDocument<Entry>, names: EntryNames): readonly Fact[] {
  return [
    ...(doc.type === 'dose' ? doseFacts(doc, names) : decisionFacts(doc, names)),
    ...said(t('vaccines.note'), doc.note),
    { label: t('vaccines.writtenBy'), value: names.workerName(doc.createdBy.accountId) },
    { label: t('vaccines.writtenAt'), value: formatDateTime(epochMsOf(doc.createdAt)) },
    { label: t('vaccines.state'), value: syncWords(syncState) },
  ];
}

const said = (label: string, value: string | undefined): readonly Fact[] =>
  value === undefined ? [] : [{ label, value }];

const SOURCES = ['given-here', 'record-seen', 'told', 'national-system'] as const;

export function sourceWords(source: Dose['source']): string {
  const known = SOURCES.find((one) => one === source);
  return known ? t(`vaccines.source.${known}`) : source;
}

function doseFacts(dose: Dose, { nameOf, workerName }: EntryNames): readonly Fact[] {
  const here = dose.source === 'given-here';
  const { givenBy, expiresOn, bodySite, route, override } = dose;
  return [
    { label: t('vaccines.vaccine'), value: nameOf(dose.vaccineCode) },
    {
      label: t('vaccines.givenOn'),
      value: here ? formatDateTime(epochMsOf(dose.occurredAt)) : formatLocalDate(dose.givenOn),
    },
    { label: t('vaccines.sourceLabel'), value: sourceWords(dose.source) },
    ...said(t('vaccines.place'), dose.givenAtPlace),
    ...(here || dose.lotNumber !== undefined
      ? [{ label: t('vaccines.lotNumber'), value: dose.lotNumber }]
      : []),
    ...said(t('vaccines.lotExpiry'), expiresOn && formatLocalDate(expiresOn)),
    ...said(t('vaccines.siteLabel'), bodySite && siteWords(bodySite)),
    ...said(t('vaccines.routeLabel'), route && routeWords(route)),
    ...(givenBy === undefined ? [] : [{ label: t('vaccines.giver'), value: workerName(givenBy) }]),
    ...screeningFacts(dose),
    ...(override
      ? [
          {
            label: t('vaccines.overrideLabel'),
            value: t('vaccines.overrideBy', {
              reason: override.reason,
              name: workerName(override.by) ?? t('ui.unknown'),
            }),
          },
        ]
      : []),
  ];
}

/** By the edition that was asked; a question nobody knows any more keeps its code. */
function screeningFacts({ screening }: Pick<Dose, 'screening'>): readonly Fact[] {
  if (!screening) return [];
  const asked = SCREENING.find(({ edition }) => edition === screening.edition)?.questions ?? [];
  return screening.answers.map(({ code, value }) => {
    const question = asked.find((one) => one.code === code);
    const answer =
      typeof value === 'number' ? `${formatNumber(value)} °C` : t(value ? 'vaccines.yes' : 'vaccines.no');
    return { label: question ? named(question.words) : code, value: answer };
  });
}

function decisionFacts(decision: ImmunisationDecision, { nameOf }: EntryNames): readonly Fact[] {
  return [
    { label: t('vaccines.decideWhat'), value: decisionWords(decision.kind) },
    { label: t('vaccines.decideWhy'), value: reasonWords(decision.reason) },
    {
      label: t('vaccines.decideOf'),
      value:
        decision.vaccineCodes.length === 0
          ? t('immunisation.allVaccines')
          : decision.vaccineCodes.map(nameOf).join(', '),
    },
    ...said(t('vaccines.againOn'), decision.untilOn && formatLocalDate(decision.untilOn)),
    ...screeningFacts(decision),
    { label: t('vaccines.decidedAt'), value: formatDateTime(epochMsOf(decision.occurredAt)) },
  ];
}

/** What was refused waits on the tablet like what was never sent. */
const syncWords = (state: SyncState): string =>
  t(`people.syncState.${state === 'refused' ? 'local' : state}`);
