// One station's hamlets: added, renamed. Nothing is deleted: people were registered under them.

import { useSignal } from '@preact/signals';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { HamletView } from '@tram/shared-schema/sync/session.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Refusal } from '#ui/Notice.js';
import { Sheet } from '#ui/Sheet.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import { TextField } from '#ui/TextField.js';
import type { AdminDeps, AdministrationFailure } from '../administration.js';
import { failureWords } from '../failure-text.js';
import { Answered } from './Answered.js';
import { useAnswer } from './use-answer.js';

export interface StationPageProps extends AdminDeps {
  stationId: StationId;
  backHref: string;
  recodingHref: string;
  snackbars: SnackbarQueue;
}

interface NameFormProps {
  label: string;
  action: string;
  initial: string;
  save: (name: string) => Promise<AdministrationFailure | undefined>;
}

function NameForm({ label, action, initial, save }: NameFormProps) {
  const name = useSignal(initial);
  const tried = useSignal(false);
  const busy = useSignal(false);
  const failure = useSignal<AdministrationFailure | undefined>(undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    tried.value = true;
    const clean = name.value.trim().normalize('NFC');
    if (clean === '' || busy.value) return;
    busy.value = true;
    failure.value = await save(clean);
    busy.value = false;
    if (failure.value) return;
    name.value = initial;
    tried.value = false;
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <TextField
          label={label}
          value={name.value}
          onChange={(value) => (name.value = value)}
          error={tried.value && name.value.trim() === '' ? t('admin.nameMissing') : undefined}
        />
        {failure.value && <Refusal {...failureWords(failure.value)} />}
        <Button kind="primary" type="submit" busy={busy.value}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}

export function StationPage(props: StationPageProps) {
  const { stationId, administration, backHref, snackbars } = props;
  const stations = useAnswer(() => administration.stations(), 'stations');
  const hamlets = useAnswer(() => administration.hamlets(stationId), stationId);
  const renaming = useSignal<HamletView | undefined>(undefined);
  const asked = stations.state.value;
  const station =
    asked.kind === 'answered' ? asked.value.find((other) => other.stationId === stationId) : undefined;

  const create = async (name: string): Promise<AdministrationFailure | undefined> => {
    const result = await administration.createHamlet(stationId, { name });
    if (!result.ok) return result.error;
    snackbars.show({ text: t('admin.created', { name }) });
    hamlets.ask();
    return undefined;
  };
  const rename = async (hamlet: HamletView, name: string): Promise<AdministrationFailure | undefined> => {
    const request = { name, ...(hamlet.code !== undefined && { code: hamlet.code }) };
    const result = await administration.renameHamlet(stationId, hamlet.hamletId, request);
    if (!result.ok) return result.error;
    renaming.value = undefined;
    snackbars.show({ text: t('admin.renamed', { name }) });
    hamlets.ask();
    return undefined;
  };

  return (
    <Page header={<HeaderBar title={station?.name ?? t('admin.station')} backHref={backHref} />}>
      <Stack gap="l">
        <Section title={t('admin.hamlets')}>
          <Answered question={hamlets}>
            {(list) =>
              list.length === 0 ? (
                <p>{t('admin.noHamlets')}</p>
              ) : (
                <Card flush>
                  <List label={t('admin.hamlets')}>
                    {list.map((hamlet) => (
                      <ListRow
                        key={hamlet.hamletId}
                        icon="map-pin"
                        title={hamlet.name}
                        action={{
                          label: `${t('admin.rename')}: ${hamlet.name}`,
                          word: t('admin.rename'),
                          icon: 'pencil',
                          onPress: () => (renaming.value = hamlet),
                        }}
                      />
                    ))}
                  </List>
                </Card>
              )
            }
          </Answered>
        </Section>
        <Section title={t('admin.newHamlet')}>
          <Card>
            <NameForm label={t('admin.hamletName')} action={t('admin.newHamlet')} initial="" save={create} />
          </Card>
        </Section>
        <LinkButton href={props.recodingHref} icon="map-pin" wide>
          {t('session.recoding')}
        </LinkButton>
      </Stack>
      {renaming.value && (
        <RenameSheet hamlet={renaming.value} rename={rename} onClose={() => (renaming.value = undefined)} />
      )}
    </Page>
  );
}

interface RenameSheetProps {
  hamlet: HamletView;
  rename: (hamlet: HamletView, name: string) => Promise<AdministrationFailure | undefined>;
  onClose: () => void;
}

function RenameSheet({ hamlet, rename, onClose }: RenameSheetProps) {
  return (
    <Sheet title={t('admin.rename')} onClose={onClose}>
      <NameForm
        label={t('admin.hamletName')}
        action={t('admin.save')}
        initial={hamlet.name}
        save={(name) => rename(hamlet, name)}
      />
    </Sheet>
  );
}
