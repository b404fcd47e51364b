// Re-coding addresses after a merger, as the head of a station opens it; and whom to ask. Loaded when first opened.

import { useMemo } from 'preact/hooks';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import { RecodingPage } from '#admin/recoding/ui/RecodingPage.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { personPath } from '#people/paths.js';
import { UnitQuestionsRoute } from '#people/unit-questions/routes.js';
import { createHttpRecoding } from '#platform/http-recoding.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import type { TabletDevice } from './open-device.js';
import { MORE_PATH, UNIT_QUESTIONS_PATH } from './paths.js';
import { reportFailure } from './report-failure.js';

export interface RecodingPlaceProps {
  device: TabletDevice;
  stationId: StationId;
  people: PeopleDeps;
}

export function RecodingPlace({ device, stationId, people }: RecodingPlaceProps) {
  const { api, keeper } = device;
  const desk = useMemo(
    () => createHttpRecoding(api, stationId, () => keeper.accessToken()),
    [api, keeper, stationId],
  );
  return (
    <RecodingPage
      desk={desk}
      personOf={(personId) => {
        const person = people.directory.find(personId);
        return person && { name: person.name, href: personPath(personId) };
      }}
      askHref={UNIT_QUESTIONS_PATH}
      backHref={MORE_PATH}
    />
  );
}

export function UnitQuestionsPlace({ people }: { people: PeopleDeps }) {
  return (
    <UnitQuestionsRoute
      deps={people}
      backHref={MORE_PATH}
      yieldToScreen={yieldToScreen}
      onFault={reportFailure}
    />
  );
}
