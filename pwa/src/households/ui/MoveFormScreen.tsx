// The form of a move: who goes, where to, who heads whom, when and why.

import { useRef } from 'preact/hooks';
import type { HamletId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Hamlet } from '@tram/shared-schema/reference/reference.js';
import type { CodeListDesk } from '#code-lists/code-list-desk.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { DraftKept } from '#ui/DraftKept.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { saveFailureWords } from '#people/save-failure-words.js';
import { Refusal } from '#ui/Notice.js';
import { focusFirstFailure } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import type { MoveFormModel, MoveFormOutcome } from '../move-form-model.js';
import { HeadQuestions } from './HeadQuestions.js';
import { GoingQuestion, WayQuestions } from './WayQuestions.js';
import { WhenQuestions } from './WhenQuestions.js';

export interface MoveFormScreenProps {
  form: MoveFormModel;
  title: string;
  subtitle: string;
  /** What becomes of it, where that is not plain from the title. */
  why?: string | undefined;
  hamlets: readonly Hamlet[];
  ownHamletIds?: readonly HamletId[] | undefined;
  directory: PersonDirectory;
  today: LocalDate;
  codeLists: Pick<CodeListDesk, 'units'>;
  backHref: string;
  onSaved: (outcome: Extract<MoveFormOutcome, { kind: 'saved' }>) => void;
  onDiscard: () => void;
}

export function MoveFormScreen(props: MoveFormScreenProps) {
  const { form } = props;
  const page = useRef<HTMLDivElement>(null);
  const save = async (): Promise<void> => {
    const outcome = await form.save();
    if (outcome.kind === 'saved') props.onSaved(outcome);
    if (outcome.kind === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  const failure = form.failure.value;
  return (
    <Page
      header={<HeaderBar title={props.title} subtitle={props.subtitle} backHref={props.backHref} />}
      foot={
        <StickyActions note={<MoveNote form={form} />}>
          <SaveButton saving={form.saving} busyText={t('people.saving')} onPress={() => void save()}>
            {t('households.saveMove')}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          {props.why !== undefined && <p>{props.why}</p>}
          <GoingQuestion form={form} />
          <WayQuestions
            form={form}
            hamlets={props.hamlets}
            directory={props.directory}
            today={props.today}
            codeLists={props.codeLists}
          />
          <HeadQuestions form={form} />
          <WhenQuestions form={form} />
          {failure && <Refusal {...saveFailureWords(failure)} />}
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

/** How many go, and since when what was typed is safe. */
function MoveNote({ form }: { form: MoveFormModel }) {
  const going = t('households.peopleMove', { count: form.values.value.going.length });
  if (form.draft.failure.value) return <Dots items={[going, t('people.draftNotKept')]} />;
  if (form.draft.keptAtMs.value === undefined) return <>{going}</>;
  return <Dots items={[going, <DraftKept key="kept" draft={form.draft} />]} />;
}
