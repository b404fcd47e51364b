// What the followers did and could not do, as log lines of exactly these keys: stations, counts and kinds.

import type { Logger } from 'pino';
import type { FollowerEvent } from './follower-event.js';

export type FollowingEvent = FollowerEvent | { readonly kind: 'sessions-unwatched'; readonly error: string };

/** A follower that fails tries again for ever: after these, only each power of two is news. */
const NEWS = 4;
const isNews = (attempt: number): boolean => attempt <= NEWS || Number.isInteger(Math.log2(attempt));

export function logFollowing(logger: Logger | undefined): (event: FollowingEvent) => void {
  return (event) => {
    if (event.kind === 'conflicts-merged') logger?.info(event, 'following');
    else if (event.kind !== 'follower-failed' || isNews(event.attempt)) logger?.warn(event, 'following');
  };
}
