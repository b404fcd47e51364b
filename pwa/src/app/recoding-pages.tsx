// Which page about merged units stands behind which address, and how they are called under Thêm.

import { lazy } from 'preact-iso';
import type { Role } from '@tram/shared-schema/sync/session.js';
import type { MoreWork } from '#session/ui/MoreScreen.js';
import { t } from '#text/text.js';
import { RECODING_PATH, UNIT_QUESTIONS_PATH } from './paths.js';
import type { StationDeps } from './station-deps.js';
import type { StationPage } from './station-page.js';

const place = () => import('./RecodingPlace.js');
const Recoding = lazy(() => place().then(({ RecodingPlace }) => RecodingPlace));
const UnitQuestions = lazy(() => place().then(({ UnitQuestionsPlace }) => UnitQuestionsPlace));

export function recodingPages({ device, workplace, people }: StationDeps): readonly StationPage[] {
  const { stationId } = workplace;
  return [
    { path: RECODING_PATH, page: () => <Recoding device={device} stationId={stationId} people={people} /> },
    { path: UNIT_QUESTIONS_PATH, page: () => <UnitQuestions people={people} /> },
  ];
}

/** The head re-codes; everybody asks, the community's helpers those of their hamlets. */
export function recodingWorks(role: Role): readonly MoreWork[] {
  const ask: MoreWork = { href: UNIT_QUESTIONS_PATH, label: t('session.unitQuestions'), icon: 'circle-help' };
  const recode: MoreWork = { href: RECODING_PATH, label: t('session.recoding'), icon: 'map-pin' };
  return role === 'head' ? [recode, ask] : [ask];
}
