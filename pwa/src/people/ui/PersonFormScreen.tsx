// The form of a person: one column, one question a line. The same for somebody new and for mending a record.

import { useSignal } from '@preact/signals';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Hamlet } from '@tram/shared-schema/reference/reference.js';
import { useEffect, useRef } from 'preact/hooks';
import type { CodeListDesk } from '#code-lists/code-list-desk.js';
import { t, type PlainTextKey } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Button } from '#ui/Button.js';
import { DraftKept } from '#ui/DraftKept.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Stack } from '#ui/Layout.js';
import { List } from '#ui/List.js';
import { Notice, Refusal } from '#ui/Notice.js';
import { focusFirstFailure, useLeadTo } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import { refusedNotice } from '#sync/sync-notices.js';
import { cardWarningWords } from '../card-warning-words.js';
import { reasonWords } from '../doubles/double-words.js';
import { saveFailureWords } from '../save-failure-words.js';
import { personPath } from '../paths.js';
import type { PersonDirectory } from '../person-directory.js';
import type { PersonFormModel, PersonFormOutcome } from '../person-form-model.js';
import { HomeQuestions } from './HomeQuestions.js';
import { IdentityQuestions } from './IdentityQuestions.js';
import { GuardianQuestion, LifeQuestions, MoreQuestions } from './MoreQuestions.js';
import { PersonRow } from './PersonRow.js';

export interface PersonFormScreenProps {
  form: PersonFormModel;
  today: LocalDate;
  hamlets: readonly Hamlet[];
  directory: PersonDirectory;
  codeLists: Pick<CodeListDesk, 'units'>;
  backHref: string;
  onSaved: (saved: Extract<PersonFormOutcome, { kind: 'saved' }>) => void;
  onDiscard: () => void;
  /** Opened to write down papers that have come. */
  completes?: boolean | undefined;
}

export function PersonFormScreen(props: PersonFormScreenProps) {
  const { form, today } = props;
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved(outcome);
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  const known = form.personId !== undefined;
  const asksPapers = useSignal(false);
  useLeadTo(page, form.refusedField ?? (props.completes ? 'personalId' : undefined));
  return (
    <Page
      header={<HeaderBar title={t(titleKey(known, props.completes))} backHref={props.backHref} />}
      foot={
        <StickyActions note={<SaveNote form={form} />}>
          <SaveButton saving={form.saving} busyText={t('people.saving')} onPress={() => void save()}>
            {t('people.save')}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          {form.refusal && <Notice {...refusedNotice(form.refusal, 'person')} />}
          <CardNotices form={form} />
          <p>{t(props.completes ? 'papers.completeHint' : 'people.whatIsNeeded')}</p>
          <IdentityQuestions form={form} today={today} directory={props.directory} asksPapers={asksPapers} />
          <Doubles form={form} today={today} />
          <GuardianQuestion form={form} today={today} />
          <HomeQuestions
            form={form}
            hamlets={props.hamlets}
            directory={props.directory}
            today={today}
            codeLists={props.codeLists}
          />
          <MoreQuestions form={form} />
          {known && <LifeQuestions form={form} />}
          <SaveFailure form={form} />
          <div>
            <Button kind="quiet" icon="x" onPress={props.onDiscard}>
              {t('people.discard')}
            </Button>
          </div>
        </Stack>
      </div>
    </Page>
  );
}

const titleKey = (known: boolean, completes: boolean | undefined): PlainTextKey => {
  if (completes) return 'papers.completeTitle';
  return known ? 'people.editTitle' : 'people.newTitle';
};

function CardNotices({ form }: { form: PersonFormModel }) {
  if (form.cardWarnings.length === 0) return null;
  return (
    <>
      {form.cardWarnings.map((warning) => {
        const { title, why, whatNow, meaning } = cardWarningWords(warning);
        return <Notice key={title} meaning={meaning} title={title} why={why} whatNow={whatNow} />;
      })}
    </>
  );
}

function Doubles({ form, today }: { form: PersonFormModel; today: LocalDate }) {
  const doubles = form.doubles.value;
  if (doubles.length === 0) return null;
  return (
    <Stack gap="s">
      <Notice meaning="late" live="polite" title={t('people.doublesTitle')} why={t('people.doublesWhy')} />
      <Card flush>
        <List label={t('people.doublesTitle')}>
          {doubles.map(({ person, reasons, sharesId }) => (
            <PersonRow
              key={person.id}
              person={person}
              today={today}
              href={personPath(person.id)}
              because={reasonWords(reasons)}
              badges={sharesId && <Badge meaning="late">{t('linked.reason.same-personal-id')}</Badge>}
            />
          ))}
        </List>
      </Card>
    </Stack>
  );
}

/** One line beside the button: the most pressing thing that can be said. */
function SaveNote({ form }: { form: PersonFormModel }) {
  const { failure } = form.draft;
  const failures = Object.keys(form.failures.value).length;
  if (failure.value) return <>{t('people.draftNotKept')}</>;
  if (failures > 0) return <>{t('people.checkAnswers', { count: failures })}</>;
  if (form.doubles.value.length > 0)
    return <>{t('people.doublesNote', { count: form.doubles.value.length })}</>;
  return <DraftKept draft={form.draft} />;
}

export function SaveFailure({ form }: { form: PersonFormModel }) {
  const failure = form.failure.value;
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed may be far from here.
  useEffect(() => {
    if (failure) place.current?.scrollIntoView?.({ block: 'center' });
  }, [failure]);
  if (!failure) return null;
  return (
    <div ref={place}>
      <Refusal {...saveFailureWords(failure)} />
    </div>
  );
}
