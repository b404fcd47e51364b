// Old unit → new unit, with how many; those who must be asked apart.

import type { RecodingGroup } from '@tram/shared-schema/sync/recoding.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Card, Section } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { newUnitsWords, oldUnitWords, peopleWords } from '../recoding-words.js';

const byCount = (a: RecodingGroup, b: RecodingGroup): number => b.count - a.count;

export function RunGroups({ groups }: { groups: readonly RecodingGroup[] }) {
  const isAsked = ({ to }: RecodingGroup): boolean => to.length > 1;
  return (
    <>
      <Groups title={t('recoding.groupsRecode')} groups={groups.filter((group) => !isAsked(group))} />
      <Groups title={t('recoding.groupsAsk')} groups={groups.filter(isAsked)} />
    </>
  );
}

function Groups({ title, groups }: { title: string; groups: readonly RecodingGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <Section title={title}>
      <Card flush>
        <List label={title}>
          {groups.toSorted(byCount).map((group) => (
            <ListRow
              key={`${group.basis} ${oldUnitWords(group)} ${newUnitsWords(group)}`}
              icon="map-pin"
              title={oldUnitWords(group)}
              lines={[newUnitsWords(group)]}
              badges={
                <>
                  <Badge meaning={group.to.length > 1 ? 'due' : undefined}>{peopleWords(group.count)}</Badge>
                  {group.basis === 'address' && <Badge>{t('recoding.byAddress')}</Badge>}
                </>
              }
            />
          ))}
        </List>
      </Card>
    </Section>
  );
}
