// The registers of a year and the cohorts, worked out over everybody under care.

import '#text/chronic.js';
import { registerOf } from '@tram/shared-schema/chronic/register-of.js';
import { REGISTERS } from '@tram/shared-schema/chronic/registers.table.js';
import { registerCsv } from '@tram/shared-schema/exchange/register-csv.js';
import { useCallback, useState } from 'preact/hooks';
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
  if (!register) return null;
  const facility = deps.stationName ?? '';
  const saveCsv = (): void => {
    if (!rows) return;
    const personOf = (id: string) => {
      const known = directory.find(id);
      if (!known) return undefined;
      const { name, birthDate, sex = 'unknown', personalId, hamletId } = known;
      return { name, birthDate, sex, personalId, hamletName: reference.hamletName(hamletId) };
    };
    const book = { register, year, rows, personOf, facility, language: language.value };
    const content = registerCsv(book, language.value === 'vi' ? ';' : ',');
    const name = `so-${register.form.replaceAll(' ', '-')}-${year}.csv`;
    deps.saveFile(name, new Blob([content], { type: 'text/csv;charset=utf-8' }));
    deps.snackbars.show({ text: t('chronic.books.csvSaved', { name }) });
  };
  return (
    <BookScreen
      register={register}
      year={year}
      asOf={asOf}
      rows={rows}
      done={done}
      people={[...careBook.people()].length}
      person={directory.find}
      facility={facility}
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
