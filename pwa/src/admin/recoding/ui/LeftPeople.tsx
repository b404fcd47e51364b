// Whom a run, or its undoing, left as they are because somebody had changed them: by name where records may be read.

import type { LeftPeopleReply } from '@tram/shared-schema/sync/recoding.js';
import { t } from '#text/text.js';
import { Card } from '#ui/Layout.js';
import { GroupTitle, List, ListRow } from '#ui/List.js';
import { Answered } from '../../ui/Answered.js';
import { useAnswer } from '../../ui/use-answer.js';
import { leftCount } from '../recoding-words.js';
import type { RunProps } from './run-props.js';

export function LeftPeople(props: RunProps) {
  if (leftCount(props.run) === 0) return null;
  return props.personOf ? <Listed {...props} /> : <p>{t('recoding.leftElsewhere')}</p>;
}

function Listed({ desk, run, personOf }: RunProps) {
  const left = useAnswer<LeftPeopleReply>(() => desk.left(run.number), `${run.number} ${run.status}`);
  return (
    <div>
      <GroupTitle count={`${leftCount(run)}`}>{t('recoding.leftList')}</GroupTitle>
      <Answered question={left}>
        {({ personIds }) => (
          <Card flush>
            <List label={t('recoding.leftList')}>
              {personIds.map((personId) => {
                const person = personOf?.(personId);
                return (
                  <ListRow
                    key={personId}
                    icon="user"
                    title={person?.name ?? t('recoding.leftUnknown')}
                    href={person?.href}
                  />
                );
              })}
            </List>
          </Card>
        )}
      </Answered>
    </div>
  );
}
