// Stations and centres: a list, and a form for each below it.

import type { CentreView, StationView } from '@tram/shared-schema/sync/session.js';
import { t } from '#text/text.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import type { AdminDeps } from '../administration.js';
import { Answered } from './Answered.js';
import { NewCentreForm } from './NewCentreForm.js';
import { NewStationForm } from './NewStationForm.js';
import { useAnswer } from './use-answer.js';

export interface StationsPageProps extends AdminDeps {
  snackbars: SnackbarQueue;
  stationHref: (stationId: string) => string;
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
            <NewStationForm {...props} centres={known} onCreated={stations.ask} />
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
            <NewCentreForm {...props} onCreated={centres.ask} />
          </Card>
        </Section>
      </Stack>
    </Page>
  );
}
