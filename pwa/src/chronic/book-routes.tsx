// The registers of a year and the cohorts, worked out over everybody under care.

import '#text/chronic.js';
import { registerOf } from '@tram/shared-schema/chronic/register-of.js';
import { REGISTERS } from '@tram/shared-schema/chronic/registers.table.js';
import { monthCounts } from '@tram/shared-schema/chronic/register-rows.js';
import { registerCsv } from '@tram/shared-schema/exchange/register-csv.js';
import { registerSheet, type RegisterBook } from '@tram/shared-schema/exchange/register-sheet.js';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { language } from '#text/language.js';
import { t } from '#text/text.js';
import type { ChronicDeps } from './chronic-deps.js';
import { buildBook, buildCohort, type Progress } from './registers/build-book.js';
import { useBuilt } from './registers/use-built.js';
import { BookScreen } from './ui/BookScreen.js';
import { CohortScreen } from './ui/CohortScreen.js';

interface WithDeps {
  deps: ChronicDeps;
}

/** `/chronic/registers` */
export function BookRoute({ deps, backHref }: WithDeps & { backHref: string }) {
  const { careBook, directory, reference } = deps;
  const asOf = deps.today();
  const [code, setCode] = useState('hypertension');
  const [year, setYear] = useState(Number(asOf.slice(0, 4)));
  const build = useCallback(
    (progress: Progress) => buildBook(deps, { register: code, year, asOf }, progress),
    [deps, code, year, asOf],
  );
  const { value: rows, done } = useBuilt(careBook, build);
  const register = registerOf(code) ?? REGISTERS[0];
  const facility = deps.stationName ?? '';
  const spoken = language.value;
  const book = useMemo((): RegisterBook | undefined => {
    if (!rows || !register) return undefined;
    const personOf: RegisterBook['personOf'] = (id) => {
      const known = directory.find(id);
      if (!known) return undefined;
      const { name, birthDate, sex = 'unknown', personalId, hamletId } = known;
      return { name, birthDate, sex, personalId, hamletName: reference.hamletName(hamletId) };
    };
    return { register, year, rows, personOf, facility, language: spoken };
  }, [rows, register, year, directory, reference, facility, spoken]);
  const sheet = useMemo(() => book && registerSheet(book, ','), [book]);
  const counts = useMemo(() => monthCounts(rows ?? []), [rows]);
  if (!register) return null;
  const saveCsv = (): void => {
    if (!book) return;
    const content = registerCsv(book, spoken === 'vi' ? ';' : ',');
    const name = `so-${register.form.replaceAll(' ', '-')}-${year}.csv`;
    deps.saveFile(name, new Blob([content], { type: 'text/csv;charset=utf-8' }));
    deps.snackbars.show({ text: t('chronic.books.csvSaved', { name }) });
  };
  return (
    <BookScreen
      key={`${code} ${year}`}
      register={register}
      year={year}
      asOf={asOf}
      sheet={sheet}
      counts={counts}
      done={done}
      people={[...careBook.people()].length}
      backHref={backHref}
      onRegister={setCode}
      onYear={setYear}
      onPrint={deps.print}
      onCsv={saveCsv}
    />
  );
}

/** `/chronic/cohort` */
export function CohortRoute({ deps, register }: WithDeps & { register: string | undefined }) {
  const asOf = deps.today();
  const [code, setCode] = useState(register ?? 'hypertension');
  const build = useCallback(
    (progress: Progress) => buildCohort(deps, { register: code, asOf }, progress),
    [deps, code, asOf],
  );
  const { value: counts, done } = useBuilt(deps.careBook, build);
  return (
    <CohortScreen
      register={code}
      asOf={asOf}
      counts={counts}
      done={done}
      people={[...deps.careBook.people()].length}
      onRegister={setCode}
    />
  );
}
