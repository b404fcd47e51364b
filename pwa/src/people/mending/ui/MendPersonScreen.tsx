// One record to mend: everything that is wrong with it in words, the questions that put it right, and the next record.

import { parseTypedDate, isLocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { isCounted } from '@tram/shared-schema/people/counted.js';
import type { RecordDefect } from '@tram/shared-schema/people/record-defects.js';
import { useRef, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Row, Section, Stack } from '#ui/Layout.js';
import { focusFirstFailure } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { StickyActions } from '#ui/StickyActions.js';
import { personPath } from '../../paths.js';
import type { PersonFormModel } from '../../person-form-model.js';
import { identityWords } from '../../person-words.js';
import { SaveFailure } from '../../ui/PersonFormScreen.js';
import { proposalText } from '../defect-words.js';
import { defectsOf, lookedUp, saveAndGoOn, seenOnCard, writeAtOnce } from '../mend-desk.js';
import type { MendingDeps } from '../mending-deps.js';
import { nextAfter } from '../mend-view.js';
import { mendPersonPath, toMendPath } from '../paths.js';
import { DefectCard } from './DefectCard.js';
import { LookupSection } from './LookupSection.js';
import { Elsewhere } from './Elsewhere.js';
import { MendQuestions } from './MendQuestions.js';

export interface MendPersonScreenProps {
  deps: MendingDeps;
  person: Person;
  form: PersonFormModel;
  backHref: string;
}

export function MendPersonScreen({ deps, person, form, backHref }: MendPersonScreenProps) {
  const page = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const { people } = deps;
  const defects = defectsOf(deps, person);
  const asks = new Set(defects.flatMap(({ rule }) => rule.asks));
  const isAsked = [...asks].some((question) => question !== 'lookup');
  const hamlet = people.reference.hamletName(person.hamletId) ?? t('mending.hamletNone');
  const validToError = tried ? unreadableDay(form) : undefined;
  const save = async (): Promise<void> => {
    setTried(true);
    if (asks.has('insurance') && unreadableDay(form) !== undefined) {
      if (page.current) focusFirstFailure(page.current, { insuranceValidTo: true });
      return;
    }
    const outcome = await saveAndGoOn(deps, form);
    if (outcome === 'incomplete' && page.current) focusFirstFailure(page.current, form.failures.value);
  };
  return (
    <Page
      header={
        <HeaderBar
          title={person.name}
          subtitle={<Dots items={[...identityWords(person, people.today()), hamlet]} />}
          backHref={backHref}
          actions={<Skip deps={deps} person={person} />}
        />
      }
      foot={isAsked && <Foot deps={deps} form={form} onSave={() => void save()} />}
    >
      <div ref={page}>
        <Stack gap="l">
          {defects.length === 0 && <NothingToMend deps={deps} person={person} />}
          {defects.map((defect) => (
            <Card key={defect.id} deps={deps} person={person} form={form} defect={defect} page={page} />
          ))}
          {isAsked && (
            <Section title={t('mending.questions')}>
              <MendQuestions form={form} asks={asks} scanHref={deps.scanHref} validToError={validToError} />
            </Section>
          )}
          <Elsewhere form={form} asks={asks} />
          <SaveFailure form={form} />
          {isCounted(person, people.directory.standingFor) && (
            <LookupSection
              last={person.insuranceLookup}
              today={people.today()}
              onNote={(lookup) => lookedUp(deps, person._id, lookup)}
            />
          )}
          <Row>
            <LinkButton icon="user" href={personPath(person._id)}>
              {t('mending.openPerson', { name: person.name })}
            </LinkButton>
          </Row>
        </Stack>
      </div>
    </Page>
  );
}

interface DefectProps {
  deps: MendingDeps;
  person: Person;
  form: PersonFormModel;
  defect: RecordDefect;
  page: { readonly current: HTMLDivElement | null };
}

function Card({ deps, person, form, defect, page }: DefectProps) {
  return (
    <DefectCard
      defect={defect}
      answer={(field) => form.values.value[field]}
      onPropose={(proposal) => {
        form.set({ [proposal.field]: proposalText(proposal) });
        const { current } = page;
        // What the tap did stands further down; whoever does not see it there would tap again.
        current?.querySelector(`[data-field="${proposal.field}"]`)?.scrollIntoView?.({ block: 'center' });
      }}
      onResidence={({ value }) => void writeAtOnce(deps, person._id, { residence: value })}
      onSeenOnCard={(seen) => void seenOnCard(deps, person._id, seen)}
    />
  );
}

function Foot({ deps, form, onSave }: { deps: MendingDeps; form: PersonFormModel; onSave: () => void }) {
  const isLast = nextAfter(deps.view.value.rows, form.personId ?? '') === undefined;
  return (
    <StickyActions note={t('mending.left', { count: deps.view.value.rows.length })}>
      <SaveButton saving={form.saving} busyText={t('mending.saving')} onPress={onSave}>
        {isLast ? t('mending.saveLast') : t('mending.saveNext')}
      </SaveButton>
    </StickyActions>
  );
}

/** Not everybody can be asked today. */
function Skip({ deps, person }: { deps: MendingDeps; person: Person }) {
  const next = nextAfter(deps.view.value.rows, person._id);
  if (!next) return null;
  return (
    <LinkButton kind="quiet" icon="arrow-right" href={mendPersonPath(next.id)}>
      {t('mending.skip')}
    </LinkButton>
  );
}

function NothingToMend({ deps, person }: { deps: MendingDeps; person: Person }) {
  const next = nextAfter(deps.view.value.rows, person._id);
  const isMended = isCounted(person, deps.people.directory.standingFor);
  return (
    <EmptyState
      icon="circle-check"
      title={t('mending.personDone')}
      hint={isMended ? t('mending.personDoneHint') : t('mending.notCounted')}
      actions={
        next ? (
          <LinkButton kind="primary" icon="arrow-right" href={mendPersonPath(next.id)}>
            {t('mending.next', { name: next.name })}
          </LinkButton>
        ) : (
          <LinkButton href={toMendPath()}>{t('mending.back')}</LinkButton>
        )
      }
    />
  );
}

function unreadableDay(form: PersonFormModel): string | undefined {
  const { insuranceValidTo } = form.values.value;
  if (insuranceValidTo.trim() === '') return undefined;
  const parsed = parseTypedDate(insuranceValidTo);
  return parsed.ok && isLocalDate(parsed.value) ? undefined : t('mending.dayUnreadable');
}
