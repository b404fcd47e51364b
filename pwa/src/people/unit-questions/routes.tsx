// `/unit-questions`: whom to ask where they live after a merger. Works without network.

import '#text/recoding.js';
import { t } from '#text/text.js';
import { useEffect, useMemo } from 'preact/hooks';
import type { UnitChoice } from '@tram/shared-schema/reference/unit-question.js';
import type { PeopleDeps } from '../people-deps.js';
import { watchOpenQuestions, type AskedPerson } from './open-questions.js';
import { choiceName } from './question-groups.js';
import { settleQuestions, takeBack } from './settle-questions.js';
import { UnitQuestionsScreen } from './ui/UnitQuestionsScreen.js';

export interface UnitQuestionsRouteProps {
  deps: PeopleDeps;
  backHref: string;
  yieldToScreen: () => Promise<void>;
  onFault: (error: unknown) => void;
}

async function settleAndSay(
  deps: PeopleDeps,
  asked: readonly AskedPerson[],
  choice: UnitChoice,
): Promise<void> {
  const settled = await settleQuestions(asked, choice, deps);
  if (!settled.ok) {
    deps.snackbars.show({ text: t('people.writeFailed') });
    return;
  }
  const [only, another] = settled.value.before;
  if (!only) {
    deps.snackbars.show({ text: t('recoding.ask.changed') });
    return;
  }
  const unit = choiceName(choice, asked[0]?.question.choices ?? []);
  const undo = async (): Promise<void> => {
    const taken = await takeBack(settled.value, deps);
    if (!taken.ok) deps.snackbars.show({ text: t('people.writeFailed') });
  };
  deps.snackbars.show({
    text: another
      ? t('recoding.ask.doneAll', { count: settled.value.before.length, unit })
      : t('recoding.ask.done', { name: only.name, unit }),
    undo: () => void undo(),
  });
}

export function UnitQuestionsRoute({ deps, backHref, yieldToScreen, onFault }: UnitQuestionsRouteProps) {
  const questions = useMemo(
    () => watchOpenQuestions(deps.documents, deps.directory, yieldToScreen, onFault),
    [deps.documents, deps.directory, yieldToScreen, onFault],
  );
  useEffect(() => () => questions.close(), [questions]);
  return (
    <UnitQuestionsScreen
      questions={questions}
      reference={deps.reference}
      today={deps.today()}
      backHref={backHref}
      onSettle={(asked, choice) => settleAndSay(deps, asked, choice)}
    />
  );
}
