// "Có thể trùng": pairs of records of the commune that may be of one person, the most pressing first.

import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Button } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import { Progress } from '#ui/Progress.js';
import type { PersonDirectory } from '../../person-directory.js';
import { identityWords } from '../../person-words.js';
import { placeWords } from '../../place-words.js';
import type { Looking } from '../candidate-pairs.js';
import { reasonWords } from '../double-words.js';
import { comparePath } from '../paths.js';
import type { CandidatePair } from '../shown-pairs.js';

export interface DoublesScreenProps {
  looking: ReadonlySignal<Looking>;
  pairs: ReadonlySignal<readonly CandidatePair[]>;
  directory: Pick<PersonDirectory, 'find'>;
  today: LocalDate;
  backHref: string;
}

const AT_FIRST = 20;

export function DoublesScreen(props: DoublesScreenProps) {
  const { looking, pairs } = props;
  const shown = useSignal(AT_FIRST);
  const all = pairs.value;
  const urgent = all.filter(({ sharesId }) => sharesId);
  const others = all.filter(({ sharesId }) => !sharesId);
  const left = others.length - shown.value;
  return (
    <Page header={<HeaderBar title={t('doubles.title')} backHref={props.backHref} />}>
      <Stack gap="l">
        <Standing looking={looking.value} count={all.length} />
        {urgent.length > 0 && (
          <Section title={t('doubles.sharedIdsTitle', { count: urgent.length })}>
            <Stack>
              <Notice meaning="late" title={t('doubles.sharedIdsWhat')} whatNow={t('doubles.sharedIdsNow')} />
              <Pairs {...props} pairs={urgent} label={t('doubles.sharedIds')} />
            </Stack>
          </Section>
        )}
        {others.length > 0 && (
          <Section title={t('doubles.othersTitle', { count: others.length })}>
            <Stack>
              <Pairs {...props} pairs={others.slice(0, shown.value)} label={t('doubles.others')} />
              {left > 0 && (
                <Button wide onPress={() => (shown.value += AT_FIRST)}>
                  {t('doubles.more', { count: left })}
                </Button>
              )}
            </Stack>
          </Section>
        )}
      </Stack>
    </Page>
  );
}

function Standing({ looking, count }: { looking: Looking; count: number }) {
  if (looking.kind === 'looking')
    return <Progress label={t('doubles.looking')} done={looking.done} total={looking.total} />;
  if (looking.kind === 'not-looked') return <p role="status">{t('doubles.waiting')}</p>;
  if (count > 0) return <p role="status">{t('doubles.hint')}</p>;
  return <EmptyState icon="circle-check" title={t('doubles.none')} hint={t('doubles.noneHint')} />;
}

interface PairsProps extends Pick<DoublesScreenProps, 'directory' | 'today'> {
  pairs: readonly CandidatePair[];
  label: string;
}

function Pairs({ pairs, label, directory, today }: PairsProps) {
  return (
    <Card flush>
      <List label={label}>
        {pairs.map((pair) => (
          <PairRow key={pair.ids.join(' ')} pair={pair} directory={directory} today={today} />
        ))}
      </List>
    </Card>
  );
}

function PairRow({
  pair,
  directory,
  today,
}: Pick<PairsProps, 'directory' | 'today'> & { pair: CandidatePair }) {
  const [one, other] = pair.ids.map((id) => directory.find(id));
  if (!one || !other) return null;
  const { said, sharesId } = pair;
  // What a badge says is not said twice.
  const reasons = pair.reasons.filter((reason) => !(sharesId && reason === 'same-personal-id'));
  const names = one.name === other.name ? one.name : t('doubles.pair', { one: one.name, other: other.name });
  return (
    <ListRow
      title={names}
      lines={[
        ...[one, other].map((person) => (
          <Dots key={person.id} items={[...identityWords(person, today), ...placeWords(person)]} />
        )),
        ...(reasons.length > 0 ? [reasonWords(reasons)] : []),
      ]}
      badges={
        <>
          {sharesId && <Badge meaning="late">{t('doubles.sharedId')}</Badge>}
          {said === 'said-two' && <Badge>{t('doubles.saidTwo')}</Badge>}
          {said === 'contradicted' && <Badge meaning="due">{t('doubles.contradicted')}</Badge>}
        </>
      }
      href={comparePath(one.id, other.id, true)}
    />
  );
}
