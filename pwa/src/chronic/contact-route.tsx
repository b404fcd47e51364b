// What came of a call: written new from the lists, and corrected from its record.

import '#text/chronic.js';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { useCallback } from 'preact/hooks';
import { useOpened } from '#households/use-opened.js';
import { personPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { afterSaving, discardForm } from './after-saving.js';
import type { ChronicDeps } from './chronic-deps.js';
import { openContact, type ContactForm } from './missing/contact-form.js';
import { contactPath } from './paths.js';
import { ContactScreen } from './ui/ContactScreen.js';
import { NobodyThere, NotTheirs } from './ui/NobodyThere.js';

export interface ContactRouteProps {
  deps: ChronicDeps;
  personId: string;
  /** `immunisation`, or `care`: the registers the person is in. */
  about: string;
  amends?: string | undefined;
  backHref: string;
}

/** `/person/:personId/chronic/contact?about=…`; also for whoever missed a vaccine, and the correction of one. */
export function ContactRoute({ deps, personId, about, amends, backHref }: ContactRouteProps) {
  const open = useCallback(async () => {
    if (!isIdOf('person', personId)) return undefined;
    if (amends !== undefined && !isIdOf('contact', amends)) return undefined;
    return openContact(deps, { personId, about: about === '' ? [] : [about], amendsId: amends });
  }, [deps, personId, about, amends]);
  const form = useOpened(open);
  // The community's helpers call about vaccines; what else somebody is called about is the name of an illness.
  if (deps.mayRecord === false && about !== 'immunisation')
    return <NotTheirs backHref={personPath(personId)} />;
  if (form === 'not-found') return <NobodyThere backHref={backHref} />;
  if (!form) return <Skeleton rows={5} />;
  return (
    <ContactScreen
      form={form}
      today={deps.today()}
      backHref={backHref}
      onSaved={(isDone) => contactSaved(deps, form, isDone ? backHref : undefined)}
      onDiscard={() => void discardForm(deps, form, backHref)}
    />
  );
}

function contactSaved(deps: ChronicDeps, form: ContactForm, path: string | undefined): void {
  const { person, about } = form;
  const event = form.written();
  if (!event) return;
  const isCorrection = form.amends !== undefined;
  afterSaving(deps, {
    event,
    person,
    values: form.values.value,
    isCorrection,
    said: t('chronic.contact.saved', { name: person.name }),
    // The record one came from says only that it was corrected.
    path: isCorrection && path !== undefined ? personPath(person._id) : path,
    formPath: contactPath(person._id, about),
  });
}
