// "Khác nhau cần xem": every record of the station on this tablet that two tablets wrote differently, and nobody has
// looked at yet. The worker keeps one side; the question is gone here, and everywhere once it was sent.

import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
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
import { fieldInWords, headIn, type DifferenceKinds, type HeadSources } from '../difference-words.js';
import { byAge, countDifferences, differencesOf, type Difference } from '../differences.js';
import type { PersonDirectory } from '../person-directory.js';
import { recordNames } from '../record-name.js';
import type { Choice } from '../settle-disagreement.js';
import type { StationReference } from '../station-reference.js';
import { DifferenceSides, fieldTitle } from './DifferenceSides.js';
import styles from './DisagreementsScreen.module.css';

export interface DisagreementsScreenProps {
  /** Every record of this tablet that differs. */
  differing: ReadonlySignal<readonly RegistryRecord[]>;
  /** False while records are still being read. */
  ready: ReadonlySignal<boolean>;
  kinds: DifferenceKinds;
  directory: Pick<PersonDirectory, 'find' | 'headOf' | 'membersOf'>;
  reference: Pick<StationReference, 'hamletName' | 'workerName'>;
  vaccineName: (code: string) => string;
  isHead: boolean;
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
  const shown = useSignal(AT_FIRST);
  const list = useRef<HTMLDivElement>(null);
  const records = useSteadyOrder(props.differing);
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

function Standing({ ready, records }: DisagreementsScreenProps & { records: readonly RegistryRecord[] }) {
  const count = countDifferences(records);
  if (count > 0) {
    return (
      <div>
        <p role="status" class={styles.count}>
          {t('people.differencesCount', { count, records: records.length })}
        </p>
        <p>{t('differences.why')}</p>
      </div>
    );
  }
  if (!ready.value) return <Skeleton rows={4} />;
  return (
    <EmptyState icon="circle-check" title={t('people.noDifferences')} hint={t('people.noDifferencesHint')} />
  );
}

interface RecordProps extends DisagreementsScreenProps {
  record: RegistryRecord;
}

function RecordDifferences(props: RecordProps) {
  const { record, kinds, directory, reference, today, nowMs, onSettle } = props;
  const sources: HeadSources = {
    ...{ directory, today },
    names: {
      hamletName: reference.hamletName,
      headName: (householdId) => directory.headOf(householdId)?.name,
      personName: recordNames(directory),
      vaccineName: props.vaccineName,
    },
  };
  const head = headIn(kinds, record.type, record, sources);
  return (
    <Card flush>
      <a class={styles.whose} href={head.href}>
        <span class={styles.words}>
          <h2 class={styles.name}>{head.title}</h2>
          <Dots items={head.facts} />
        </span>
        <Icon name="chevron-right" />
      </a>
      {differencesOf(record).map((difference) => {
        const words = fieldInWords(kinds[record.type].fields, difference.field, sources.names);
        return (
          <div key={difference.field} class={styles.field}>
            <h3>{fieldTitle(words)}</h3>
            <DifferenceSides
              words={words}
              difference={difference}
              workerName={reference.workerName}
              nowMs={nowMs}
              notTheirs={words?.onlyHead === true && !props.isHead ? t('differences.onlyHead') : undefined}
              onSettle={(choice) => void onSettle(record, difference, choice)}
            />
          </div>
        );
      })}
    </Card>
  );
}
