// `/scan`: the camera first, then whatever the card, slip or number led to. The search box leads here too.

import type { Person } from '@tram/shared-schema/people/person.js';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { CardIdentity } from './card-identity.js';
import { openByCard, type OpenedByCard, type ReadableCard } from './open-by-card.js';
import { completePersonPath, editPersonPath, householdPath, newPersonPath, personPath } from './paths.js';
import type { PeopleDeps } from './people-deps.js';
import { personFormOf } from './person-form.js';
import { withCard } from './person-form-of-card.js';
import { CardOutcome, type ShownOutcome } from './ui/CardOutcome.js';

interface WithDeps {
  deps: PeopleDeps;
}

export interface CardRouteProps extends WithDeps {
  /** The scan screen, told whom to give the card to; made by app/, because scan/ is another feature. */
  scanner: (onCard: (card: ReadableCard) => void) => ComponentChildren;
}

export function CardRoute({ deps, scanner }: CardRouteProps) {
  const { shown, take, scanAgain } = useCard(deps);
  if (!shown) return <>{scanner(take)}</>;
  return <CardPage deps={deps} outcome={shown} onScanAgain={scanAgain} />;
}

export interface TakenCard {
  /** Undefined until something was read that leads nowhere by itself. */
  readonly shown: ShownOutcome | undefined;
  take(card: ReadableCard): void;
  scanAgain(): void;
}

export function useCard(deps: PeopleDeps): TakenCard {
  const [shown, setShown] = useState<ShownOutcome>();
  const follow = (opened: OpenedByCard): void => {
    if (opened.kind === 'person') deps.navigate(personPath(opened.personId));
    else if (opened.kind === 'household') deps.navigate(householdPath(opened.householdId));
    else if (opened.kind === 'found' && opened.differences.length === 0)
      deps.navigate(personPath(opened.personId));
    else setShown(opened);
  };
  return {
    shown,
    take: (card) => void openByCard(card, deps).then(follow),
    scanAgain: () => setShown(undefined),
  };
}

export interface CardPageProps extends WithDeps {
  outcome: ShownOutcome;
  onScanAgain: () => void;
}

export function CardPage({ deps, outcome, onScanAgain }: CardPageProps) {
  return (
    <CardOutcome
      outcome={outcome}
      today={deps.today()}
      directory={deps.directory}
      onScanAgain={onScanAgain}
      onUpdateRecord={({ personId, card }) => void mendByCard(deps, personId, card, editPersonPath(personId))}
      onComplete={(personId, card) => void mendByCard(deps, personId, card, completePersonPath(personId))}
      onRegister={({ prefill, warnings }) => {
        deps.formStarts.give({ values: prefill, cardWarnings: warnings });
        deps.navigate(newPersonPath());
      }}
    />
  );
}

async function mendByCard(
  deps: PeopleDeps,
  personId: Person['_id'],
  card: CardIdentity,
  path: string,
): Promise<void> {
  const stored = await deps.documents.get('person', personId);
  if (stored) {
    const head = deps.directory.headOf(stored.doc.householdId ?? '')?.name ?? '';
    const values = withCard(personFormOf(stored.doc, head), card);
    deps.formStarts.give({ personId, values, cardWarnings: card.warnings });
  }
  deps.navigate(path);
}
