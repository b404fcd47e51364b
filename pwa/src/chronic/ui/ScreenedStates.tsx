// Suspected or confirmed, by what, and what is still needed.

import type { ScreenedState } from '@tram/shared-schema/chronic/screened-state.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { registerName } from '../chronic-words.js';
import { enrolConfirmedPath } from '../paths.js';
import { CONDITIONS, type Condition } from '../screen/conditions.js';
import { evidenceWords, isSilent, needWords } from '../screen/screened-words.js';

export interface ScreenedStatesProps {
  states: Readonly<Partial<Record<Condition, ScreenedState>>>;
  /** Whom to enrol; absent while what was measured is not yet saved. */
  personId?: string;
}

export function ScreenedStates({ states, personId }: ScreenedStatesProps) {
  const isAnySaid = CONDITIONS.some((condition) => {
    const state = states[condition];
    return state !== undefined && !isSilent(state);
  });
  const confirmed = CONDITIONS.filter((condition) => states[condition]?.kind === 'confirmed');
  // On a page that is read rather than typed into, an empty place would be a gap.
  if (!isAnySaid && personId !== undefined) return null;
  return (
    <div aria-live="polite">
      <Stack gap="s">
        {CONDITIONS.map((condition) => {
          const state = states[condition];
          if (!state || isSilent(state)) return null;
          const { kind, because, needs } = state;
          const name = registerName(condition);
          return (
            <Notice
              key={condition}
              meaning={kind === 'confirmed' ? 'late' : kind === 'suspected' ? 'due' : 'done'}
              title={t(`chronic.screened.${kind}`, { name })}
              why={because.map(evidenceWords).join('; ')}
              whatNow={needs.length > 0 ? needs.map(needWords).join(' ') : undefined}
              actions={
                kind === 'confirmed' &&
                personId !== undefined && (
                  <LinkButton
                    kind="primary"
                    icon="clipboard-list"
                    href={enrolConfirmedPath(personId, confirmed.indexOf(condition) + 1)}
                  >
                    {t('chronic.enrol.in', { register: name })}
                  </LinkButton>
                )
              }
            />
          );
        })}
      </Stack>
    </div>
  );
}
