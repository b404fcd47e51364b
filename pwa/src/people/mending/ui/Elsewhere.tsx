// The way to the whole form, where an answer this page does not ask for keeps the rest from being saved.

import type { AskedQuestion } from '@tram/shared-schema/people/record-defect.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Row } from '#ui/Layout.js';
import { editPersonPath } from '../../paths.js';
import type { PersonFormModel } from '../../person-form-model.js';
import { FIELD_OF } from './MendQuestions.js';

export function Elsewhere({ form, asks }: { form: PersonFormModel; asks: ReadonlySet<AskedQuestion> }) {
  const shown = new Set<string>(
    [...asks].flatMap((question) => (question === 'lookup' ? [] : FIELD_OF[question])),
  );
  const others = Object.keys(form.failures.value).filter((field) => !shown.has(field));
  if (others.length === 0 || form.personId === undefined) return null;
  return (
    <Row>
      <p role="alert">{t('people.checkAnswers', { count: others.length })}</p>
      <LinkButton icon="pencil" href={editPersonPath(form.personId)}>
        {t('people.edit')}
      </LinkButton>
    </Row>
  );
}
