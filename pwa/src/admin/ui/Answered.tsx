// Around a page that waits for the server: a skeleton, a refusal with a way on, or the page.

import type { ComponentChildren } from 'preact';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Refusal } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import { failureWords } from '../failure-text.js';
import type { Question } from './use-answer.js';

export interface AnsweredProps<T> {
  question: Question<T>;
  children: (value: T) => ComponentChildren;
}

export function Answered<T>({ question, children }: AnsweredProps<T>) {
  const asked = question.state.value;
  if (asked.kind === 'waiting') return <Skeleton />;
  if (asked.kind === 'refused') {
    return (
      <Refusal
        {...failureWords(asked.failure)}
        actions={<Button onPress={question.ask}>{t('admin.tryAgain')}</Button>}
      />
    );
  }
  return <>{children(asked.value)}</>;
}
