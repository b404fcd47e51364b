// What the judgement rests on where the birthday is not known to the day.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { editPersonPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';
import type { VaccineRecord } from '../vaccine-record.js';

export function BirthNotice({ record: { person, judged } }: { record: VaccineRecord }) {
  const edit = (
    <LinkButton icon="pencil" href={editPersonPath(person._id)}>
      {t('vaccines.addBirthDate')}
    </LinkButton>
  );
  if (!judged) {
    return (
      <Notice
        meaning="late"
        title={t('vaccines.noBirthDate')}
        why={t('vaccines.noBirthDateWhy')}
        actions={edit}
      />
    );
  }
  const { assumedBirthOn } = judged.card;
  if (assumedBirthOn === undefined) return null;
  return (
    <Notice title={t('vaccines.assumedBirth', { date: formatLocalDate(assumedBirthOn) })} actions={edit} />
  );
}
