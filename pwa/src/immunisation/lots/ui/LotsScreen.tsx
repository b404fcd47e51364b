// Every lot of the station: what is left, until when, and which may not be given from.

import type { UnlistedLot } from '@tram/shared-schema/immunisation/dose-lot.js';
import { lotStanding } from '@tram/shared-schema/immunisation/lot-stock.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { Fold } from '#ui/Fold.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { StickyActions } from '#ui/StickyActions.js';
import { vaccineWord } from '../../session/due-words.js';
import { lotPath, newLotPath } from '../../session/paths.js';
import type { LotLine } from '../lot-book.js';
import { lotIcon, lotMeaning, stockWords } from '../lot-words.js';

export interface LotsScreenProps {
  lots: readonly LotLine[];
  unlisted: readonly UnlistedLot[];
  onTakeIn: (lot: UnlistedLot) => void;
  schedule: Schedule;
  today: LocalDate;
  backHref: string;
  mayRecord: boolean;
}

export function LotsScreen(props: LotsScreenProps) {
  const { lots, unlisted, schedule, today, backHref, mayRecord } = props;
  const open = lots.filter(({ lot }) => lotStanding(lot, today) !== 'closed');
  const closed = lots.filter(({ lot }) => lotStanding(lot, today) === 'closed');
  const rows = (shown: readonly LotLine[]) => (
    <Card flush>
      <List label={t('vaccineLots.lots')}>
        {shown.map((line) => (
          <LotRow key={line.lot._id} line={line} schedule={schedule} today={today} />
        ))}
      </List>
    </Card>
  );
  return (
    <Page
      header={<HeaderBar title={t('vaccineLots.lots')} backHref={backHref} />}
      foot={
        mayRecord && (
          <StickyActions>
            <LinkButton kind="primary" icon="plus" wide href={newLotPath()}>
              {t('vaccineLots.lotAdd')}
            </LinkButton>
          </StickyActions>
        )
      }
    >
      <Stack gap="l">
        <p>{t('vaccineLots.lotsHint')}</p>
        {unlisted.length > 0 && <UnlistedLots {...props} />}
        {lots.length === 0 && unlisted.length === 0 && (
          <EmptyState icon="syringe" title={t('vaccineLots.lotsNone')} hint={t('vaccineLots.lotsNoneHint')} />
        )}
        {open.length > 0 && <Section title={t('vaccineLots.lotsOpen')}>{rows(open)}</Section>}
        {closed.length > 0 && (
          <Fold title={t('vaccineLots.lotsClosed')} summary={String(closed.length)}>
            {rows(closed)}
          </Fold>
        )}
      </Stack>
    </Page>
  );
}

function UnlistedLots({ unlisted, schedule, mayRecord, onTakeIn }: LotsScreenProps) {
  return (
    <Section title={t('vaccineLots.unlisted')}>
      <Stack gap="s">
        <p>{t('vaccineLots.unlistedHint')}</p>
        <Card flush>
          <List label={t('vaccineLots.unlisted')}>
            {unlisted.map((lot) => (
              <ListRow
                key={`${lot.vaccineCode} ${lot.lotNumber}`}
                icon="pencil"
                title={t('vaccineLots.lotTitle', { lot: lot.lotNumber })}
                lines={[
                  vaccineWord(schedule, lot.vaccineCode),
                  ...(lot.expiresOn === undefined
                    ? []
                    : [t('vaccineLots.lotExpiresOn', { date: formatLocalDate(lot.expiresOn) })]),
                ]}
                badges={<Badge meaning="late">{t('vaccineLots.unlistedGiven', { count: lot.given })}</Badge>}
                action={
                  mayRecord
                    ? {
                        label: t('vaccineLots.takeIn', { lot: lot.lotNumber }),
                        word: t('vaccineLots.takeInWord'),
                        icon: 'plus',
                        onPress: () => onTakeIn(lot),
                      }
                    : undefined
                }
              />
            ))}
          </List>
        </Card>
      </Stack>
    </Section>
  );
}

function LotRow({ line, schedule, today }: { line: LotLine; schedule: Schedule; today: LocalDate }) {
  const { lot, stock } = line;
  const standing = lotStanding(lot, today);
  return (
    <ListRow
      icon="syringe"
      title={t('vaccineLots.lotTitle', { lot: lot.lotNumber })}
      lines={[
        vaccineWord(schedule, lot.vaccineCode),
        `${stockWords(stock)} · ${t('vaccineLots.lotExpiresOn', { date: formatLocalDate(lot.expiresOn) })}`,
      ]}
      badges={
        <Badge meaning={lotMeaning[standing]} icon={lotIcon[standing]}>
          {t(`vaccineLots.lotStanding.${standing}`)}
        </Badge>
      }
      href={lotPath(lot._id)}
    />
  );
}
