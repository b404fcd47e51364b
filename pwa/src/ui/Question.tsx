// One question of a form with what may be done about its answer in one tap.

import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Button } from './Button.js';
import type { IconName } from './icon-names.js';
import { Row, Stack } from './Layout.js';

export interface Fix {
  label: string;
  icon?: IconName;
  onPress: () => void;
}

export interface QuestionProps {
  /** The form's name of the answer: where the page looks for what is to be mended. */
  field: string;
  children: ComponentChildren;
  fixes?: readonly (Fix | undefined)[];
}

export function Question({ field, children, fixes = [] }: QuestionProps) {
  const offered = fixes.filter((fix) => fix !== undefined);
  return (
    <div data-field={field}>
      <Stack gap="s">
        {children}
        {offered.length > 0 && (
          // The field is not left by pressing: what it then says would push the button from under the finger.
          <div onMouseDown={(event) => event.preventDefault()}>
            <Row>
              {offered.map(({ label, icon, onPress }) => (
                <Button key={label} icon={icon ?? 'check'} onPress={onPress}>
                  {label}
                </Button>
              ))}
            </Row>
          </div>
        )}
      </Stack>
    </div>
  );
}

/** The first question, in the order of the page, whose answer cannot stand gets the focus. */
export function focusFirstFailure(page: Element, failures: Readonly<Record<string, unknown>>): void {
  const question = [...page.querySelectorAll<HTMLElement>('[data-field]')].find(
    (candidate) => failures[candidate.dataset['field'] ?? ''] !== undefined,
  );
  const control = question?.querySelector<HTMLElement>('input, select, textarea, button');
  question?.scrollIntoView?.({ block: 'center' });
  control?.focus({ preventScroll: true });
}

/** A page opened to have one answer mended opens on it. */
export function useLeadTo(page: RefObject<Element | null>, field: string | undefined): void {
  useLayoutEffect(() => {
    if (field !== undefined && page.current) focusFirstFailure(page.current, { [field]: true });
  }, [page, field]);
}
