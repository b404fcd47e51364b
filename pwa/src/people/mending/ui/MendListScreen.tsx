// "Cần sửa": whose records would not be found or linked, how many of each kind and in each hamlet, and the way through
// them one after another.

import { DEFECT_RULES, type DefectId } from '@tram/shared-schema/people/record-defects.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Row, Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import { Progress } from '#ui/Progress.js';
import { Skeleton } from '#ui/Skeleton.js';
import { SelectField } from '#ui/SelectField.js';
import { defectTitle } from '../defect-words.js';
import { kindsIn, NO_HAMLET } from '../mend-view.js';
import type { MendingDeps } from '../mending-deps.js';
import { mendPersonPath } from '../paths.js';
import { MendRows } from './MendRows.js';

export interface MendListScreenProps {
  deps: MendingDeps;
  openPersonId?: string | undefined;
  backHref: string;
  onHandOver: () => void;
}

export function MendListScreen({ deps, openPersonId, backHref, onHandOver }: MendListScreenProps) {
  const { state } = deps.list;
  const count = deps.list.rows.value.size;
  return (
    <Page
      header={
        <HeaderBar
          title={t('mending.title')}
          subtitle={count > 0 && t('mending.count', { count })}
          backHref={backHref}
        />
      }
    >
      <Stack gap="l">
        {state.value.kind === 'not-begun' && <Skeleton rows={6} />}
        {state.value.kind === 'looking' && (
          <Progress label={t('mending.looking')} done={state.value.looked} total={state.value.of} />
        )}
        {state.value.kind === 'failed' && (
          <Refusal
            what={t('mending.failedTitle')}
            why={t('mending.failedWhy')}
            whatNow={t('mending.failedNow')}
          />
        )}
        {count > 0 && <Filled deps={deps} openPersonId={openPersonId} onHandOver={onHandOver} />}
        {count === 0 && state.value.kind === 'ready' && (
          <EmptyState icon="circle-check" title={t('mending.none')} hint={t('mending.noneHint')} />
        )}
      </Stack>
    </Page>
  );
}

function Filled({ deps, openPersonId, onHandOver }: Omit<MendListScreenProps, 'backHref'>) {
  const { rows } = deps.view.value;
  const first = rows[0];
  return (
    <>
      <p>{t('mending.why')}</p>
      <Filters deps={deps} />
      {first ? (
        <Row>
          <LinkButton kind="primary" icon="pencil" href={mendPersonPath(first.id)}>
            {t('mending.begin')}
          </LinkButton>
          {deps.saveFile && (
            <Button icon="file-down" onPress={onHandOver}>
              {t('mending.handOver')}
            </Button>
          )}
        </Row>
      ) : (
        <EmptyState
          icon="circle-check"
          title={t('mending.noneFiltered')}
          actions={
            <Button onPress={() => (deps.filter.value = { defect: undefined, hamletId: undefined })}>
              {t('mending.showAll')}
            </Button>
          }
        />
      )}
      {first && <MendRows deps={deps} rows={rows} openPersonId={openPersonId} />}
    </>
  );
}

const ALL = 'all';

function Filters({ deps }: Pick<MendListScreenProps, 'deps'>) {
  const { filter } = deps;
  const { byDefect, byHamlet, rows } = deps.view.value;
  const hamlets = deps.people.reference.hamlets.value.filter(({ _id }) => byHamlet.has(_id));
  const withCount = (kind: string, count: number): string => t('mending.kindWithCount', { kind, count });
  const chosen = filter.value;
  return (
    <Stack gap="s">
      <SelectField
        label={t('mending.kind')}
        choices={[
          { value: ALL, label: t('mending.kindAll') },
          ...kindsIn(byDefect).map((id) => ({
            value: id as string,
            label: withCount(defectTitle(id), byDefect.get(id) ?? 0),
          })),
        ]}
        value={chosen.defect ?? ALL}
        onChange={(value) => (filter.value = { ...chosen, defect: defectOf(value) })}
      />
      <SelectField
        label={t('mending.hamlet')}
        choices={[
          { value: ALL, label: t('mending.hamletAll') },
          ...hamlets.map(({ _id, name }) => ({
            value: _id as string,
            label: withCount(name, byHamlet.get(_id) ?? 0),
          })),
          ...(byHamlet.has(NO_HAMLET)
            ? [
                {
                  value: NO_HAMLET,
                  label: withCount(t('mending.hamletNone'), byHamlet.get(NO_HAMLET) ?? 0),
                },
              ]
            : []),
        ]}
        value={chosen.hamletId ?? ALL}
        onChange={(value) => (filter.value = { ...chosen, hamletId: value === ALL ? undefined : value })}
      />
      <p role="status">{t('mending.countShown', { count: rows.length })}</p>
    </Stack>
  );
}

const defectOf = (value: string | undefined): DefectId | undefined =>
  DEFECT_RULES.find(({ id }) => id === value)?.id;
