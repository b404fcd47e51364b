// What every form of chronic care stands in: who it is for, its draft, its one button, and why saving failed.

import type { ReadonlySignal } from '@preact/signals';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ageWords, sexWord } from '#people/person-words.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { DraftKept } from '#ui/DraftKept.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Notice, Refusal } from '#ui/Notice.js';
import { focusFirstFailure } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import type { CareForm } from '../care-form.js';

export interface CareFormPageProps<V extends object, D> {
  form: CareForm<V, D>;
  person: Person;
  title: string;
  saveLabel: string;
  today: LocalDate;
  backHref: string;
  /** The first field takes the keys at once. */
  autoFocus?: boolean;
  onSaved: () => void;
  onDiscard: () => void;
  children: ComponentChildren;
}

export function CareFormPage<V extends object, D>(props: CareFormPageProps<V, D>) {
  const { form, person, today } = props;
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved();
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  const { autoFocus } = props;
  useEffect(() => {
    if (autoFocus) page.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
  }, [autoFocus]);
  return (
    <Page
      header={
        <HeaderBar
          title={person.name}
          subtitle={<Dots items={[props.title, ageWords(person.birthDate, today), sexWord(person.sex)]} />}
          backHref={props.backHref}
        />
      }
      foot={
        <StickyActions note={<SaveNote form={form} />}>
          <SaveButton saving={form.saving} busyText={t('chronic.saving')} onPress={() => void save()}>
            {props.saveLabel}
          </SaveButton>
        </StickyActions>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div ref={page}>
          <Stack gap="l">
            {person.allergies !== undefined && (
              <Notice meaning="stop" title={t('people.allergyTitle', { what: person.allergies })} />
            )}
            {props.children}
            <SaveFailure failure={form.failure} />
            <div>
              <Button kind="quiet" icon="x" onPress={props.onDiscard}>
                {t('chronic.discard')}
              </Button>
            </div>
          </Stack>
        </div>
        {/* Enter in any field saves: a form of several fields needs a button of its own for that. */}
        <button type="submit" hidden />
      </form>
    </Page>
  );
}

/** One line beside the button: the most pressing thing that can be said. */
function SaveNote<V extends object, D>({ form }: { form: CareForm<V, D> }) {
  const failures = Object.keys(form.failures.value).length;
  if (form.draft.failure.value) return <>{t('encounters.draftNotKept')}</>;
  if (failures > 0) return <>{t('encounters.checkAnswers', { count: failures })}</>;
  return <DraftKept draft={form.draft} />;
}

function SaveFailure({ failure }: { failure: ReadonlySignal<{ kind: SaveFailureKind } | undefined> }) {
  const place = useRef<HTMLDivElement>(null);
  const failed = failure.value;
  // The button that was pressed may be far from here.
  useEffect(() => {
    if (failed) place.current?.scrollIntoView?.({ block: 'center' });
  }, [failed]);
  if (!failed) return null;
  return (
    <div ref={place}>
      <Refusal
        what={t('chronic.failedTitle')}
        why={t(`encounters.failed.${failed.kind}`)}
        whatNow={t(`encounters.failed.${failed.kind}.now`)}
      />
    </div>
  );
}
type SaveFailureKind = 'storage-full' | 'storage-failed' | 'not-found' | 'no-longer-current';
