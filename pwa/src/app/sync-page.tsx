// The Sync place: what has arrived at the server, what was refused and where it is mended, what two tablets wrote differently.

import { computed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isIdOf, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { ClosedRecord } from '#documents/closed-records.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { amendEncounterPath, encounterPath } from '#encounters/paths.js';
import { isMendedInPlace } from '#encounters/refused-answer.js';
import { householdTitle } from '#people/household-words.js';
import {
  differencesPath,
  editHouseholdPath,
  editPersonPath,
  householdPath,
  personPath,
} from '#people/paths.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { closedLine, type ClosedLine } from '#sync/closed-record-words.js';
import { refusedRecord, type RefusedRecord, type RefusedRecordPaths } from '#sync/refused-records.js';
import { SyncScreen } from '#sync/ui/SyncScreen.js';
import { t } from '#text/text.js';
import { careRecordPath } from './care-record-path.js';
import { differencesIn } from './differences.js';
import { DAY_FILE_PATH, SIGN_IN_PATH } from './paths.js';
import type { StationDeps } from './station-deps.js';

/** A visit that anybody else may have is corrected by a new one, begun on its own page. */
function encounterForm(stored: StoredDocument): string | undefined {
  const { doc } = stored;
  if (doc.type !== 'encounter') return undefined;
  return isMendedInPlace({ ...stored, doc })
    ? amendEncounterPath(doc.personId, doc._id)
    : encounterPath(doc.personId, doc._id);
}

const REFUSED_PATHS: RefusedRecordPaths = {
  form(stored) {
    const { doc } = stored;
    if (doc.type === 'person') return editPersonPath(doc._id);
    return doc.type === 'household' ? editHouseholdPath(doc._id) : encounterForm(stored);
  },
  record({ doc }) {
    if (doc.type === 'person') return personPath(doc._id);
    if (doc.type === 'household') return editHouseholdPath(doc._id);
    if (doc.type === 'move') return personPath(doc.personId);
    if (doc.type === 'household-change') return householdPath(doc.householdId);
    return doc.type === 'encounter' ? encounterPath(doc.personId, doc._id) : careRecordPath(doc);
  },
  differences: differencesPath(),
};

function nameOf({ doc }: StoredDocument, directory: PersonDirectory): string | undefined {
  if (doc.type === 'person') return doc.name;
  if (doc.type === 'household') return householdTitle(directory.headOf(doc._id)?.name);
  if (doc.type === 'household-change') return householdTitle(directory.headOf(doc.householdId)?.name);
  if (doc.type === 'vaccine-lot') return doc.lotNumber;
  return 'personId' in doc ? directory.find(doc.personId)?.name : undefined;
}

/** Of a record that does not open only its row says whose it is; a person's own says it by its id. */
function closedLineOf(record: ClosedRecord, directory: PersonDirectory): ClosedLine {
  const personId = [record.personId ?? '', record.id].find((id): id is PersonDocId => isIdOf('person', id));
  const name = personId === undefined ? undefined : directory.find(personId)?.name;
  return closedLine(
    record,
    personId === undefined || name === undefined ? undefined : { name, href: personPath(personId) },
  );
}

export function syncPage({ workplace, device, people }: StationDeps) {
  const { documents, directory } = workplace;
  const atServer = computed(() => workplace.counts.counts.value?.atServer);
  const differences = differencesIn(workplace);
  const refused = computed(() => {
    // Names come in while the tablet is still reading its people.
    void directory.size.value;
    return workplace.refused.value.map((stored) =>
      refusedRecord(stored, nameOf(stored, directory), REFUSED_PATHS),
    );
  });
  const fetchable = computed(() => workplace.closedRecords.fetchable.value.length);
  const onlyHere = computed(() => {
    void directory.size.value;
    return workplace.closedRecords.onlyHere.value.map((record) => closedLineOf(record, directory));
  });
  const sendAgain = async ({ stored, title }: RefusedRecord): Promise<void> => {
    const offered = await documents.sendAgain(stored.doc.type, stored.doc._id);
    const text = offered.ok ? t('sync.sentAgain', { name: title }) : t('people.writeFailed');
    people.snackbars.show({ text });
  };
  return () => {
    useEffect(() => void device.persistentStorage.refresh(), []);
    return (
      <SyncScreen
        unsent={workplace.counts.unsent}
        atServer={atServer}
        status={workplace.loop.status}
        refused={refused}
        sendAgain={(record) => void sendAgain(record)}
        differences={differences}
        differencesHref={differencesPath()}
        clockOffByMs={device.clock.offByMs}
        closedRecords={{ fetchable, onlyHere }}
        storage={{
          state: device.persistentStorage.state,
          isShort: workplace.isShortOfRoom,
          change: workplace.versionChange,
          askAgain: () => void device.persistentStorage.askAgain(),
        }}
        sendNow={() => workplace.loop.sendNow()}
        nowMs={() => device.clock.nowMs()}
        signInHref={SIGN_IN_PATH}
        dayFileHref={DAY_FILE_PATH}
      />
    );
  };
}
