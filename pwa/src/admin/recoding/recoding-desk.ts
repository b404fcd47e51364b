// The door to re-coding on the server, for one station. Online only: it changes everybody at once, and where it says it
// has, the server has.

import type { Result } from '@tram/shared-schema/result.js';
import type { LeftPeopleReply, RecodingReply, RecodingsReply } from '@tram/shared-schema/sync/recoding.js';
import type { AdministrationFailure } from '../administration.js';

type Answer<T> = Promise<Result<T, AdministrationFailure>>;

export interface RecodingDesk {
  list(): Answer<RecodingsReply>;
  preview(): Answer<RecodingReply>;
  /** One bounded piece; asked again until the run is through. */
  apply(number: number, previewId: string): Answer<RecodingReply>;
  undo(number: number): Answer<RecodingReply>;
  left(number: number): Answer<LeftPeopleReply>;
}
