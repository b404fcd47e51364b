// One defect of a record in words: what is wrong, what to ask, who can correct it, and what one tap puts right.

import type { Proposal } from '@tram/shared-schema/people/record-defect.js';
import type { RecordDefect } from '@tram/shared-schema/people/record-defects.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Button } from '#ui/Button.js';
import { Card, Row, Stack } from '#ui/Layout.js';
import {
  correctorsWords,
  defectAsk,
  defectTitle,
  defectWhy,
  MEANING_OF,
  proposalText,
  proposalWords,
  saidWords,
  severityWord,
} from '../defect-words.js';
import { maySeeOnCard } from '../mend-person.js';
import styles from './DefectCard.module.css';

export type AnswerProposal = Exclude<Proposal, { field: 'residence' }>;
export type ResidenceProposal = Extract<Proposal, { field: 'residence' }>;

export interface DefectCardProps {
  defect: RecordDefect;
  /** What the form's answer is now, so that a proposal that was taken says so. */
  answer: (field: AnswerProposal['field']) => string;
  /** Puts it into the form; it is saved with the rest. */
  onPropose: (proposal: AnswerProposal) => void;
  /** Written at once: no question of the form asks for it. */
  onResidence: (proposal: ResidenceProposal) => void;
  onSeenOnCard: (defect: RecordDefect) => void;
}

export function DefectCard(props: DefectCardProps) {
  const { defect } = props;
  const { id, rule, finding } = defect;
  const said = saidWords(defect);
  const follow = (finding.proposals ?? []).filter((proposal) => proposal.field === 'residence');
  return (
    <Card>
      <Stack gap="s">
        <h2 class={styles.title}>{defectTitle(id)}</h2>
        <div>
          <Badge meaning={MEANING_OF[rule.severity]}>{severityWord(rule.severity)}</Badge>
        </div>
        {said !== undefined && <p>{t('mending.said', { value: said })}</p>}
        <p>{defectWhy(id)}</p>
        <p>
          <strong>{t('mending.ask', { ask: defectAsk(id) })}</strong>
        </p>
        <p>{correctorsWords(rule.correctedBy)}</p>
        {follow.length > 1 && <p>{t('mending.severalFollow')}</p>}
        <Fixes {...props} />
      </Stack>
    </Card>
  );
}

function Fixes({ defect, answer, onPropose, onResidence, onSeenOnCard }: DefectCardProps) {
  const proposals = defect.finding.proposals ?? [];
  if (proposals.length === 0 && !maySeeOnCard(defect)) return null;
  return (
    <Row>
      {proposals.map((proposal) =>
        proposal.field === 'residence' ? (
          <Button key={proposal.value.communeCode} icon="map-pin" onPress={() => onResidence(proposal)}>
            {t('mending.residenceNow', {
              commune: proposal.value.communeName,
              province: proposal.value.provinceName,
            })}
          </Button>
        ) : (
          <Button
            key={proposal.field}
            icon="check"
            pressed={answer(proposal.field) === proposalText(proposal)}
            onPress={() => onPropose(proposal)}
          >
            {t('mending.useValue', { value: proposalWords(proposal) })}
          </Button>
        ),
      )}
      {maySeeOnCard(defect) && (
        <Button icon="id-card" onPress={() => onSeenOnCard(defect)}>
          {t('mending.standsOnCard')}
        </Button>
      )}
    </Row>
  );
}
