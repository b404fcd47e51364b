// What the page of re-coding hands down to its parts.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { RecodingView } from '@tram/shared-schema/sync/recoding.js';
import type { RecodingDesk } from '../recoding-desk.js';
import type { RecodingModel } from '../recoding-model.js';

export interface RecodingPageProps {
  desk: RecodingDesk;
  /** Whose name and page an id is; absent where people's records may not be read. */
  personOf?: ((personId: PersonDocId) => { name: string; href: string } | undefined) | undefined;
  stationName?: string | undefined;
  /** Where people of split units are asked; absent where nobody may be. */
  askHref?: string | undefined;
  backHref: string;
}

export interface WithModel extends RecodingPageProps {
  model: RecodingModel;
}

export interface RunProps extends WithModel {
  run: RecodingView;
}
