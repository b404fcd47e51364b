// "Khác nhau cần xem": every record of the station on this tablet that two tablets wrote differently, and nobody has
// looked at yet. The worker keeps one side; the question is gone here, and everywhere once it was sent.

import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Icon } from '#ui/Icon.js';
import { Card, Page, Stack } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import {
  byAge,
  countDifferences,
  differencesOf,
  type Difference,
  type RegistryRecord,
} from '../differences.js';
import { householdTitle } from '../household-words.js';
import { editHouseholdPath, personPath } from '../paths.js';
import type { PersonDirectory } from '../person-directory.js';
import { identityWords } from '../person-words.js';
import { recordNames } from '../record-name.js';
import type { Choice } from '../settle-disagreement.js';
import type { StationReference } from '../station-reference.js';
import { DifferenceSides, fieldTitle, type DifferenceNames } from './DifferenceSides.js';
import styles from './DisagreementsScreen.module.css';

export interface DisagreementsScreenProps {
  directory: Pick<PersonDirectory, 'differing' | 'ready' | 'find' | 'headOf' | 'membersOf'>;
  reference: Pick<StationReference, 'hamletName' | 'workerName'>;
  today: LocalDate;
  nowMs: number;
  backHref: string;
  /** Resolves when the choice is written or was refused. */
  onSettle: (record: RegistryRecord, seen: Difference, choice: Choice) => Promise<void>;
}

const AT_FIRST = 20;

/** What arrives while the page is open stands below what was there: no button moves under a finger. */
function useSteadyOrder(records: ReadonlySignal<readonly RegistryRecord[]>): readonly RegistryRecord[] {
  const seen = useRef<readonly string[]>([]);
  const byId = new Map(records.value.map((record) => [record._id as string, record]));
  const before = new Set(seen.current);
  const fresh = records.value.filter(({ _id }) => !before.has(_id)).sort(byAge);
  seen.current = [...seen.current.filter((id) => byId.has(id)), ...fresh.map(({ _id }) => _id)];
  return seen.current.flatMap((id) => byId.get(id) ?? []);
}

export function DisagreementsScreen(props: DisagreementsScreenProps) {
  const { directory } = props;
  const shown = useSignal(AT_FIRST);
  const list = useRef<HTMLDivElement>(null);
  const records = useSteadyOrder(directory.differing);
  const settle = async (record: RegistryRecord, seen: Difference, choice: Choice): Promise<void> => {
    await props.onSettle(record, seen, choice);
    // The button that was pressed is gone; whoever works by keys or by ear stays on the page.
    if (document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  };
  const left = records.length - shown.value;
  return (
    <Page header={<HeaderBar title={t('people.disagreements')} backHref={props.backHref} />}>
      <div ref={list} tabIndex={-1} class={styles.list}>
        <Stack gap="l">
          <Standing {...props} records={records} />
          {records.slice(0, shown.value).map((record) => (
            <RecordDifferences key={record._id} {...props} record={record} onSettle={settle} />
          ))}
          {left > 0 && (
            <Button wide onPress={() => (shown.value += AT_FIRST)}>
              {t('people.differencesMore', { count: left })}
            </Button>
          )}
        </Stack>
      </div>
    </Page>
  );
}

function Standing({ directory, records }: DisagreementsScreenProps & { records: readonly RegistryRecord[] }) {
  const count = countDifferences(records);
  if (count > 0) {
    return (
      <div>
        <p role="status" class={styles.count}>
          {t('people.differencesCount', { count, records: records.length })}
        </p>
        <p>{t('people.disagreementWhy')}</p>
      </div>
    );
  }
  if (!directory.ready.value) return <Skeleton rows={4} />;
  return (
    <EmptyState icon="circle-check" title={t('people.noDifferences')} hint={t('people.noDifferencesHint')} />
  );
}

interface RecordProps extends DisagreementsScreenProps {
  record: RegistryRecord;
}

function RecordDifferences(props: RecordProps) {
  const { record, directory, reference, nowMs, onSettle } = props;
  const names: DifferenceNames = {
    hamletName: reference.hamletName,
    workerName: reference.workerName,
    headName: (householdId) => directory.headOf(householdId)?.name,
    personName: recordNames(directory),
  };
  return (
    <Card flush>
      <Whose {...props} />
      {differencesOf(record).map((difference) => (
        <div key={difference.field} class={styles.field}>
          <h3>{fieldTitle(record.type, difference.field)}</h3>
          <DifferenceSides
            type={record.type}
            difference={difference}
            names={names}
            nowMs={nowMs}
            onSettle={(choice) => void onSettle(record, difference, choice)}
          />
        </div>
      ))}
    </Card>
  );
}

/** Whose record it is, and the way to it. */
function Whose({ record, directory, reference, today }: RecordProps) {
  const hamlet = reference.hamletName(record.hamletId) ?? t('people.hamletUnknown');
  if (record.type === 'household') {
    const count = directory.membersOf(record._id).length;
    return (
      <Head
        href={editHouseholdPath(record._id)}
        title={householdTitle(directory.headOf(record._id)?.name)}
        facts={[t('people.householdMembers', { count, hamlet })]}
      />
    );
  }
  return (
    <Head
      href={personPath(record._id)}
      title={record.name}
      facts={[...identityWords(record, today), hamlet]}
    />
  );
}

function Head({ href, title, facts }: { href: string; title: string; facts: readonly string[] }) {
  return (
    <a class={styles.whose} href={href}>
      <span class={styles.words}>
        <h2 class={styles.name}>{title}</h2>
        <Dots items={facts} />
      </span>
      <Icon name="chevron-right" />
    </a>
  );
}
