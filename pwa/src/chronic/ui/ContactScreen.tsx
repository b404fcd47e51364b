// Calling somebody who was missed: the numbers to tap, what came of it, and what the answer asks for next.

import { standingAfterContact, askAgainOn } from '@tram/shared-schema/chronic/overdue-state.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { useState } from 'preact/hooks';
import { editPersonPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Row, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Question } from '#ui/Question.js';
import { TextArea } from '#ui/TextField.js';
import { CONTACT_BY, CONTACT_RESULTS, contactByWord, contactResultWord } from '../chronic-timeline.js';
import type { ContactForm } from '../missing/contact-form.js';
import { chronicPath } from '../paths.js';
import { aboutWord } from '../record-facts.js';
import { CareFormPage } from './CareFormPage.js';
import { answerOf, failureOf } from './form-answer.js';

export interface ContactScreenProps {
  form: ContactForm;
  today: LocalDate;
  backHref: string;
  /** False where the answer asks for something else first. */
  onSaved: (isDone: boolean) => void;
  onDiscard: () => void;
}

/** Results that say the person's record, or the register, should say so too. */
const ASKS = ['died', 'moved', 'seen-elsewhere'] as const;
const askOf = (result: string) => ASKS.find((one) => one === result);

export function ContactScreen({ form, today, backHref, onSaved, onDiscard }: ContactScreenProps) {
  const [isSaved, setSaved] = useState(false);
  const { result } = form.values.value;
  const ask = askOf(result);
  if (isSaved && ask) return <WhatNext form={form} ask={ask} backHref={backHref} />;
  const saved = (): void => {
    onSaved(ask === undefined);
    if (ask) setSaved(true);
  };
  return (
    <CareFormPage
      form={form}
      person={form.person}
      title={t('chronic.contact.title')}
      saveLabel={t('chronic.contact.save')}
      today={today}
      backHref={backHref}
      onSaved={saved}
      onDiscard={onDiscard}
    >
      <Phones form={form} />
      <p>
        {t('chronic.contact.about')}: {form.about.map(aboutWord).join(', ')}
      </p>
      <ChoiceField
        label={t('chronic.contact.by')}
        choices={CONTACT_BY.map((value) => ({ value, label: contactByWord(value) }))}
        value={CONTACT_BY.find((value) => value === form.values.value.by)}
        onChange={(by) => form.set({ by })}
      />
      <Question field="result">
        <ChoiceField
          label={t('chronic.contact.result')}
          choices={CONTACT_RESULTS.map((value) => ({ value, label: contactResultWord(value) }))}
          value={CONTACT_RESULTS.find((value) => value === result)}
          onChange={(value) => form.set({ result: value })}
          error={failureOf(form, 'result')}
        />
      </Question>
      {result !== '' && standingAfterContact(result) === undefined && <AgainQuestion form={form} />}
      <Question field="note">
        <TextArea {...answerOf(form, 'note')} label={t('chronic.note')} rows={2} />
      </Question>
    </CareFormPage>
  );
}

function Phones({ form }: { form: ContactForm }) {
  const { phone } = form.person;
  if (phone === undefined) return <Notice meaning="due" title={t('chronic.contact.noPhone')} />;
  return (
    <LinkButton kind="primary" icon="phone" wide href={`tel:${phone}`}>
      {`${t('chronic.contact.phones')} ${phone}`}
    </LinkButton>
  );
}

function AgainQuestion({ form }: { form: ContactForm }) {
  const answer = answerOf(form, 'againOn');
  const proposed = formatLocalDate(askAgainOn(form.values.value.result, form.on));
  return (
    <Question field="againOn">
      <DateField
        {...answer}
        value={answer.value === '' ? proposed : answer.value}
        label={t('chronic.contact.again')}
        hint={t('chronic.contact.againHint')}
      />
    </Question>
  );
}

interface WhatNextProps {
  form: ContactForm;
  ask: (typeof ASKS)[number];
  backHref: string;
}

function WhatNext({ form, ask, backHref }: WhatNextProps) {
  const { person } = form;
  return (
    <Page header={<HeaderBar title={person.name} subtitle={contactResultWord(ask)} backHref={backHref} />}>
      <Stack>
        <Notice meaning="due" live="polite" title={t(`chronic.contact.ask.${ask}`)} />
        <Row>
          {ask !== 'seen-elsewhere' && (
            <LinkButton kind="primary" icon="pencil" href={editPersonPath(person._id)}>
              {t('chronic.contact.updatePerson')}
            </LinkButton>
          )}
          <LinkButton icon="clipboard-list" href={chronicPath(person._id)}>
            {t('chronic.contact.updateStanding')}
          </LinkButton>
          <LinkButton icon="list" href={backHref}>
            {t('chronic.contact.goOn')}
          </LinkButton>
        </Row>
      </Stack>
    </Page>
  );
}
