// Giving the list to an office. It holds names and numbers of many people, so it is made only after somebody said for
// whom, and that they give it there.

import { csvOf, type CsvSeparator } from '@tram/shared-schema/exchange/csv.js';
import { useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { CheckField } from '#ui/CheckField.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Progress } from '#ui/Progress.js';
import { Sheet } from '#ui/Sheet.js';
import { handedList, officeName, OFFICES, type HandedList, type Office } from '../hand-over.js';
import { isFor } from '../mend-view.js';
import type { MendingDeps } from '../mending-deps.js';

export interface HandOverSheetProps {
  deps: MendingDeps;
  onClose: () => void;
  onPrint: (office: Office, list: HandedList) => void;
}

type Separator = 'semicolon' | 'comma';
const SIGN = { semicolon: ';', comma: ',' } as const satisfies Record<Separator, CsvSeparator>;

export function HandOverSheet({ deps, onClose, onPrint }: HandOverSheetProps) {
  const [office, setOffice] = useState<Office>('commune-police');
  const [agreed, setAgreed] = useState<Office>();
  const [separator, setSeparator] = useState<Separator>('semicolon');
  const [done, setDone] = useState<number>();
  const rows = deps.view.value.rows.filter((row) => isFor(row, office));
  const name = officeName(office);
  const mayMake = agreed === office && rows.length > 0 && done === undefined;

  const make = async (hand: (list: HandedList) => void): Promise<void> => {
    setDone(0);
    const list = await handedList(deps, rows, office, setDone).finally(() => setDone(undefined));
    if (list.missing > 0) {
      deps.people.snackbars.show({ text: t('mending.notRead', { count: list.missing }) });
    }
    hand(list);
    onClose();
  };
  const saveCsv = (list: HandedList): void => {
    const text = csvOf([list.columns, ...list.rows], SIGN[separator]);
    const fileName = `${t('mending.fileName')}-${office}-${deps.people.today()}.csv`;
    deps.saveFile?.(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }));
    deps.people.snackbars.show({ text: t('mending.madeCsv', { count: list.rows.length }) });
  };
  return (
    <Sheet
      title={t('mending.handOver')}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" icon="file-down" disabled={!mayMake} onPress={() => void make(saveCsv)}>
            {t('mending.saveCsv')}
          </Button>
          <Button
            icon="printer"
            disabled={!mayMake}
            onPress={() => void make((list) => onPrint(office, list))}
          >
            {t('mending.print')}
          </Button>
        </>
      }
    >
      <Stack>
        <ChoiceField
          label={t('mending.handOverTo')}
          choices={OFFICES.map((value) => ({ value, label: officeName(value) }))}
          value={office}
          onChange={setOffice}
        />
        {rows.length === 0 ? (
          <Notice title={t('mending.handOverNone', { office: name })} />
        ) : (
          <>
            <Notice
              meaning="late"
              title={t('mending.countFor', { count: rows.length, office: name })}
              why={t('mending.handOverWarning', { count: rows.length, office: name })}
            />
            <CheckField
              label={t('mending.handOverAgree', { office: name })}
              checked={agreed === office}
              onChange={(checked) => setAgreed(checked ? office : undefined)}
            />
            <ChoiceField
              label={t('mending.separator')}
              choices={(['semicolon', 'comma'] as const).map((value) => ({
                value,
                label: t(`mending.separator.${value}`),
              }))}
              value={separator}
              onChange={setSeparator}
            />
          </>
        )}
        {done !== undefined && <Progress label={t('mending.preparing')} done={done} total={rows.length} />}
      </Stack>
    </Sheet>
  );
}
