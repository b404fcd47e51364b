// Stations and centres: a list, and a form for each below it.

import { useSignal } from '@preact/signals';
import type { CentreView, StationView } from '@tram/shared-schema/sync/session.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Refusal } from '#ui/Notice.js';
import { SelectField } from '#ui/SelectField.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import { TextField } from '#ui/TextField.js';
import type { AdminDeps, AdministrationFailure } from '../administration.js';
import { failureWords } from '../failure-text.js';
import { Answered } from './Answered.js';
import { useAnswer } from './use-answer.js';

export interface StationsPageProps extends AdminDeps {
  snackbars: SnackbarQueue;
  stationHref: (stationId: string) => string;
}

interface FormProps extends StationsPageProps {
  onCreated: () => void;
}

function NewCentre({ administration, snackbars, onCreated }: FormProps) {
  const name = useSignal('');
  const tried = useSignal(false);
  const busy = useSignal(false);
  const failure = useSignal<AdministrationFailure | undefined>(undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    tried.value = true;
    if (name.value.trim() === '' || busy.value) return;
    busy.value = true;
    const result = await administration.createCentre({ name: name.value.trim().normalize('NFC') });
    busy.value = false;
    failure.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    snackbars.show({ text: t('admin.created', { name: result.value.name }) });
    name.value = '';
    tried.value = false;
    onCreated();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <TextField
          label={t('admin.name')}
          value={name.value}
          onChange={(value) => (name.value = value)}
          error={tried.value && name.value.trim() === '' ? t('admin.nameMissing') : undefined}
        />
        {failure.value && <Refusal {...failureWords(failure.value)} />}
        <Button type="submit" icon="plus" busy={busy.value}>
          {t('admin.newCentre')}
        </Button>
      </Stack>
    </form>
  );
}

function NewStation(props: FormProps & { centres: readonly CentreView[] }) {
  const name = useSignal('');
  const communeName = useSignal('');
  const facilityCode = useSignal('');
  const centreId = useSignal<string | undefined>(undefined);
  const tried = useSignal(false);
  const busy = useSignal(false);
  const failure = useSignal<AdministrationFailure | undefined>(undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    tried.value = true;
    if (name.value.trim() === '' || busy.value) return;
    busy.value = true;
    const centre = props.centres.find((other) => other.centreId === centreId.value);
    const commune = communeName.value.trim().normalize('NFC');
    const code = facilityCode.value.trim();
    const result = await props.administration.createStation({
      name: name.value.trim().normalize('NFC'),
      ...(commune && { communeName: commune }),
      ...(code && { facilityCode: code }),
      ...(centre && { centreId: centre.centreId }),
    });
    busy.value = false;
    failure.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    props.snackbars.show({ text: t('admin.created', { name: result.value.name }) });
    for (const field of [name, communeName, facilityCode]) field.value = '';
    tried.value = false;
    props.onCreated();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <TextField
          label={t('admin.stationName')}
          value={name.value}
          onChange={(value) => (name.value = value)}
          error={tried.value && name.value.trim() === '' ? t('admin.nameMissing') : undefined}
        />
        <TextField
          label={t('admin.communeName')}
          optional
          value={communeName.value}
          onChange={(value) => (communeName.value = value)}
        />
        <TextField
          label={t('admin.facilityCode')}
          optional
          value={facilityCode.value}
          onChange={(value) => (facilityCode.value = value)}
        />
        <SelectField
          label={t('admin.centre')}
          optional
          choices={props.centres.map((centre) => ({ value: centre.centreId, label: centre.name }))}
          value={centreId.value}
          onChange={(value) => (centreId.value = value)}
        />
        {failure.value && <Refusal {...failureWords(failure.value)} />}
        <Button kind="primary" type="submit" icon="plus" busy={busy.value}>
          {t('admin.newStation')}
        </Button>
      </Stack>
    </form>
  );
}

function StationRows(
  props: { stations: readonly StationView[]; centres: readonly CentreView[] } & StationsPageProps,
) {
  if (props.stations.length === 0) {
    return <EmptyState icon="hospital" title={t('admin.noStations')} hint={t('admin.noStationsNow')} />;
  }
  const centreName = (station: StationView): string =>
    props.centres.find((centre) => centre.centreId === station.centreId)?.name ?? t('admin.noCentre');
  return (
    <Card flush>
      <List label={t('admin.stations')}>
        {props.stations.map((station) => (
          <ListRow
            key={station.stationId}
            icon="hospital"
            title={station.name}
            lines={[[station.communeName, centreName(station)].filter(Boolean).join(' · ')]}
            href={props.stationHref(station.stationId)}
          />
        ))}
      </List>
    </Card>
  );
}

export function StationsPage(props: StationsPageProps) {
  const stations = useAnswer(() => props.administration.stations(), 'stations');
  const centres = useAnswer(() => props.administration.centres(), 'centres');
  const known = centres.state.value.kind === 'answered' ? centres.state.value.value : [];
  return (
    <Page header={<HeaderBar title={t('admin.stations')} />}>
      <Stack gap="l">
        <Answered question={stations}>
          {(list) => <StationRows {...props} stations={list} centres={known} />}
        </Answered>
        <Section title={t('admin.newStation')}>
          <Card>
            <NewStation {...props} centres={known} onCreated={stations.ask} />
          </Card>
        </Section>
        <Section title={t('admin.centres')}>
          <Answered question={centres}>
            {(list) =>
              list.length === 0 ? (
                <p>{t('admin.noCentres')}</p>
              ) : (
                <Card flush>
                  <List label={t('admin.centres')}>
                    {list.map((centre) => (
                      <ListRow key={centre.centreId} icon="building-2" title={centre.name} />
                    ))}
                  </List>
                </Card>
              )
            }
          </Answered>
          <Card>
            <NewCentre {...props} onCreated={centres.ask} />
          </Card>
        </Section>
      </Stack>
    </Page>
  );
}
