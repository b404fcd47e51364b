// @vitest-environment happy-dom
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOwnHistory, type OwnHistory } from './own-history.js';

const [AN, BINH] = ['account:an', 'account:binh'] as AccountId[] as [AccountId, AccountId];
const visit = (own: OwnHistory, who: AccountId, path: string): void => {
  history.pushState(null, '', path);
  own.own(who);
};
/** As the browser does when somebody goes back to such an entry. */
const backTo = (state: unknown, path: string): void => {
  history.replaceState(state, '', path);
  dispatchEvent(new PopStateEvent('popstate', { state }));
};

let own: OwnHistory;
beforeEach(() => {
  history.replaceState(null, '', '/');
  own = createOwnHistory(window);
});
// It listens as long as the page lives.
afterEach(() => own.leave());

describe('whoever unlocks a tablet', () => {
  it('goes on where they were', () => {
    own.enter(AN);
    visit(own, AN, '/person/1');
    own.leave();
    own.enter(AN);
    expect(location.pathname).toBe('/person/1');
  });

  it('begins at the day’s page where another was before', () => {
    own.enter(AN);
    visit(own, AN, '/person/1');
    own.leave();
    own.enter(BINH);
    expect(location.pathname).toBe('/');
  });

  it('never goes back to a page of another', () => {
    own.enter(BINH);
    backTo({ tramOwner: AN }, '/person/1');
    expect(location.pathname).toBe('/');
    expect(history.state).toEqual({ tramOwner: BINH });
  });

  it('goes back to their own pages, and to an address nobody had open', () => {
    own.enter(BINH);
    for (const state of [{ tramOwner: BINH }, null]) {
      backTo(state, '/find');
      expect(location.pathname).toBe('/find');
    }
  });
});

it('going back on a locked tablet leads nobody anywhere: the next to unlock decides', () => {
  own.enter(AN);
  own.leave();
  backTo({ tramOwner: AN }, '/person/1');
  expect(location.pathname).toBe('/person/1');
  own.enter(BINH);
  expect(location.pathname).toBe('/');
});
