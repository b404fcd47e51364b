// A slip or a temporary code that opens nobody on this tablet: which of the reasons it is, and what to do.

import { assertNever } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Refusal } from '#ui/Notice.js';
import type { OpenedByCard } from '../open-by-card.js';
import { findPath } from '../paths.js';

export type MissingOutcome = Extract<
  OpenedByCard,
  { kind: 'slip-of-another-station' | 'slip-not-here' | 'code-not-here' }
>;

export function SlipMissing({ outcome }: { outcome: MissingOutcome }) {
  return (
    <Refusal
      {...missingWords(outcome)}
      actions={<LinkButton href={findPath()}>{t('people.findTitle')}</LinkButton>}
    />
  );
}

function missingWords(outcome: MissingOutcome): { what: string; why: string; whatNow: string } {
  switch (outcome.kind) {
    case 'slip-of-another-station':
      return {
        what: t('papers.slipElsewhere'),
        why: t('papers.slipElsewhereWhy'),
        whatNow: t('papers.slipElsewhereNow'),
      };
    case 'slip-not-here':
      return {
        what: t('people.card.slipMissingTitle'),
        why: t('people.card.slipMissingWhy'),
        whatNow: t('people.card.slipMissingNow'),
      };
    case 'code-not-here':
      return {
        what: t('papers.codeNotHere', { code: outcome.code }),
        why: t('papers.codeNotHereWhy'),
        whatNow: t('papers.codeNotHereNow'),
      };
    default:
      return assertNever(outcome);
  }
}
