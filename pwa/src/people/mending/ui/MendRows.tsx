// Whose records are to be mended, as rows: who, where, and the most serious of what is wrong.

import { DEFECT_RULES, type DefectId } from '@tram/shared-schema/people/record-defects.js';
import { useCallback } from 'preact/hooks';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Dots } from '#ui/Dots.js';
import { Card } from '#ui/Layout.js';
import { ListRow } from '#ui/List.js';
import { VirtualList } from '#ui/VirtualList.js';
import { identityWords } from '../../person-words.js';
import { defectTitle, MEANING_OF } from '../defect-words.js';
import type { MendRow } from '../mend-rows.js';
import type { MendingDeps } from '../mending-deps.js';
import { mendPersonPath } from '../paths.js';

export interface MendRowsProps {
  deps: MendingDeps;
  rows: readonly MendRow[];
  openPersonId: string | undefined;
}

const keyOf = ({ id }: MendRow): string => id;
const BADGES = 2;

export function MendRows({ deps, rows, openPersonId }: MendRowsProps) {
  const draw = useCallback(
    (row: MendRow) => <MendListRow deps={deps} row={row} selected={row.id === openPersonId} />,
    [deps, openPersonId],
  );
  return (
    <Card flush>
      <VirtualList items={rows} keyOf={keyOf} render={draw} label={t('mending.list')} estimateHeight={112} />
    </Card>
  );
}

function MendListRow({ deps, row, selected }: { deps: MendingDeps; row: MendRow; selected: boolean }) {
  const { directory, reference, today } = deps.people;
  const known = directory.find(row.id);
  const hamlet = reference.hamletName(row.hamletId) ?? t('mending.hamletNone');
  const left = row.defects.length - BADGES;
  return (
    <ListRow
      title={row.name}
      lines={[<Dots items={[...(known ? identityWords(known, today()) : []), hamlet]} />]}
      badges={
        <>
          {row.defects.slice(0, BADGES).map((id) => (
            <Badge key={id} meaning={meaningOf(id)}>
              {defectTitle(id)}
            </Badge>
          ))}
          {left > 0 && <Badge>{t('mending.more', { count: left })}</Badge>}
        </>
      }
      href={mendPersonPath(row.id)}
      selected={selected}
    />
  );
}

function meaningOf(defect: DefectId) {
  const rule = DEFECT_RULES.find(({ id }) => id === defect);
  return rule && MEANING_OF[rule.severity];
}
