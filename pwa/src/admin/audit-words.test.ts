import type { AccountId, CentreId, StationId } from '@tram/shared-schema/document/ids.js';
import { AUDIT_ACTS } from '@tram/shared-schema/sync/administration.js';
import '#text/office.js';
import { expect, test } from 'vitest';
import { actorWords, actWords, subjectWords, type KnownNames } from './audit-words.js';

const names: KnownNames = {
  accounts: [
    {
      accountId: 'account:1' as AccountId,
      username: 'yte1',
      displayName: 'Lò Thị Mẫu',
      role: 'worker',
      disabled: false,
    },
  ],
  stations: [{ stationId: 'station:1' as StationId, name: 'Trạm Y tế xã Thử Nghiệm' }],
  centres: [{ centreId: 'centre:1' as CentreId, name: 'Trung tâm Giả Định' }],
};

test.each(AUDIT_ACTS)('the act %s is said in words, not as a code', (act) => {
  expect(actWords(act)).not.toBe(act);
  expect(actWords(act)).not.toContain('admin.act');
});

test('an act of a newer server keeps its own name', () => {
  expect(actWords('moon-landed')).toBe('moon-landed');
});

test.each([
  ['account:1', 'Lò Thị Mẫu'],
  ['station:1', 'Trạm Y tế xã Thử Nghiệm'],
  ['centre:1', 'Trung tâm Giả Định'],
  ['h4vz6t9224', 'Máy h4vz6t9224'],
  ['account:gone', 'account:gone'],
])('%s is shown as %s', (subject, words) => {
  expect(subjectWords(subject, names)).toBe(words);
});

test('what the server did by itself is said to be the server’s', () => {
  expect(actorWords('system', names)).toBe('Máy chủ');
  expect(actorWords('account:1', names)).toBe('Lò Thị Mẫu');
});
