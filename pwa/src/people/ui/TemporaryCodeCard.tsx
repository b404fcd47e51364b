// Of somebody without papers: the code that stands in for the number, large enough to be read out or copied by hand.

import type { Person } from '@tram/shared-schema/people/person.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Card, Row, Stack } from '#ui/Layout.js';
import { completePersonPath, personSlipPath } from '../paths.js';
import { papersReasonWord } from '../person-words.js';
import { awaitsPapers } from '../without-papers.js';
import styles from './TemporaryCodeCard.module.css';

export function TemporaryCodeCard({ person }: { person: Person }) {
  if (!awaitsPapers(person)) return null;
  const reason =
    person.withoutPapers === undefined ? t('ui.unknown') : papersReasonWord(person.withoutPapers);
  return (
    <Card>
      <Stack gap="s">
        <p class={styles.label}>{t('papers.codeTitle')}</p>
        <p class={styles.code}>{person.temporaryCode}</p>
        <p>{t('papers.codeWhy', { reason: reason.toLowerCase() })}</p>
        <Row>
          <LinkButton icon="id-card" href={completePersonPath(person._id)}>
            {t('papers.complete')}
          </LinkButton>
          <LinkButton icon="printer" href={personSlipPath(person._id)}>
            {t('papers.printSlip')}
          </LinkButton>
        </Row>
      </Stack>
    </Card>
  );
}
