// Chooses somebody the station knows, to join a household.

import type { HouseholdId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { DirectoryPerson, PersonDirectory } from '#people/person-directory.js';
import { identityWords } from '#people/person-words.js';
import { placeWords } from '#people/place-words.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { ComboSearch, type ComboOption } from '#ui/ComboSearch.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';

export interface AddMemberScreenProps {
  householdId: HouseholdId;
  /** "Hộ Nguyễn Văn A" */
  title: string;
  directory: Pick<PersonDirectory, 'search' | 'find'>;
  today: LocalDate;
  backHref: string;
  registerHref: string;
  onChoose: (personId: string) => void;
}

const MOST = 12;

export function AddMemberScreen(props: AddMemberScreenProps) {
  const { directory, householdId, today } = props;
  const optionOf = (person: DirectoryPerson): ComboOption<string> => ({
    key: person.id,
    label: person.name,
    detail: [
      ...identityWords(person, today),
      ...(person.householdId === householdId ? [t('households.livesThere')] : placeWords(person)),
    ].join(' · '),
    value: person.id,
  });
  const search = (query: string): readonly ComboOption<string>[] =>
    directory.search(query, MOST).flatMap(({ id }) => {
      const person = directory.find(id);
      return person && person.lifeStatus !== 'deceased' ? optionOf(person) : [];
    });
  return (
    <Page
      header={<HeaderBar title={t('households.addTitle')} subtitle={props.title} backHref={props.backHref} />}
    >
      <Stack gap="l">
        <ComboSearch<string>
          label={t('households.addSearch')}
          hint={t('households.addHint')}
          search={search}
          onChoose={({ value }) => props.onChoose(value)}
        />
        <div>
          <LinkButton icon="user-plus" href={props.registerHref}>
            {t('people.register')}
          </LinkButton>
        </div>
      </Stack>
    </Page>
  );
}
