import type { CentreId, HamletId, StationId } from '@tram/shared-schema/document/ids.js';
import { describe, expect, it } from 'vitest';
import { accountRequest, emptyAccountForm } from './account-form.js';

const stationId = 'station:01J00000000000000000000002' as StationId;
const filled = { ...emptyAccountForm, username: 'lan.nguyen', displayName: ' Nguyễn Thị Lan ', stationId };

describe('a new account', () => {
  it('is asked for once everything is filled in, the name without stray spaces', () => {
    expect(accountRequest(filled)).toEqual({
      ok: true,
      value: { username: 'lan.nguyen', displayName: 'Nguyễn Thị Lan', role: 'worker', stationId },
    });
  });

  it('needs a user name a keyboard with Vietnamese on cannot spoil', () => {
    for (const username of ['', 'lá', 'Lan', 'la', 'lan nguyen']) {
      const result = accountRequest({ ...filled, username });
      expect(!result.ok && [...result.error]).toEqual(['username']);
    }
  });

  it('needs a station for a worker, a centre for the centre, hamlets for a village health worker', () => {
    const without = { ...filled, stationId: undefined };
    const missing = (form: typeof emptyAccountForm): readonly string[] => {
      const result = accountRequest(form);
      return result.ok ? [] : [...result.error];
    };
    expect(missing(without)).toEqual(['stationId']);
    expect(missing({ ...without, role: 'centre' })).toEqual(['centreId']);
    expect(missing({ ...filled, role: 'community' })).toEqual(['hamletIds']);
    expect(missing({ ...without, role: 'admin' })).toEqual([]);
  });

  it('never carries a station over to a role that has none', () => {
    const centreId = 'centre:01J00000000000000000000003' as CentreId;
    const hamletIds = ['hamlet:01J00000000000000000000004' as HamletId];
    const result = accountRequest({ ...filled, role: 'centre', centreId, hamletIds });
    expect(result).toEqual({
      ok: true,
      value: { username: 'lan.nguyen', displayName: 'Nguyễn Thị Lan', role: 'centre', centreId },
    });
  });
});
