import type { EnglishOf } from '../sentence.js';
import type { storageVi } from './storage.vi.js';

export const storageEn: EnglishOf<typeof storageVi> = {
  'storage.notOpened': 'The station’s records could not be opened on this device',
  'storage.full': 'The storage of the device is full.',
  'storage.fullNow':
    'Remove photos or other apps, then open again. What was recorded is still on the device.',
  'storage.failed': 'The browser could not open its storage.',
  'storage.failedNow':
    'Close other windows of Trạm and open again. If it stays, tell the administrator; do not clear the browser’s data.',
  'storage.newer': 'The data on this device was written by a newer Trạm; this one cannot read it yet.',
  'storage.newerNow':
    'Connect, close Trạm and open it again to get the new version. The data is all there; do not clear the browser’s data.',
  'storage.closedFetched': '{count} records do not open and come again from the server',
  'storage.closedFetchedWhy':
    'The device stored them badly, or they were locked with another key. The server has them whole.',
  'storage.closedFetchedNow': 'Go on working. Trạm fetches them when it is next connected.',
  'storage.closed': '{count} records that are only on this device do not open',
  'storage.closedWhy':
    'The device stored them badly, or they were locked with another key. Trạm leaves them as they are.',
  'storage.closedNow':
    'Whoever wrote them unlocks with their own PIN and sends. If they still do not open, write what is listed here once more. Tell the administrator before you remove Trạm or change the device.',
  'storage.closedList': 'Records that do not open',
  'storage.closedOf': '{kind} of {day}',
  'storage.closedDraft': 'Half-written form',
  'storage.closedMore': 'Show {count} more',
  'storage.title': 'Storage',
  'storage.use': '{used} MB used, {free} MB free',
  'storage.promise.given': 'The browser promised not to delete Trạm’s data.',
  'storage.promise.not-asked': 'After the first record, Trạm will ask the browser to keep its data.',
  'storage.promise.refused': 'The browser has not promised to keep Trạm’s data',
  'storage.refusedWhy': 'When the device runs out of room, it may delete even what was not sent.',
  'storage.refusedNow':
    'Add Trạm to the home screen and open it from there, and send whenever there is a network. Trạm asks again every day.',
  'storage.askAgain': 'Ask again now',
  'storage.short': 'The device is nearly full',
  'storage.shortWhy':
    'What room is left is kept for new records. Trạm dropped what can be fetched again and receives nothing more for now.',
  'storage.shortNow': 'Remove photos or other apps. What was recorded is all there.',
  'storage.changing': 'Bringing the data to its new form: {done} records looked at',
  'storage.changingWhy': 'Go on working. Switching off in between does no harm.',
  'storage.keptOld': 'The data could not be brought to its new form',
  'storage.keptOldWhy': 'Everything was kept as it was and works as before.',
  'storage.keptOldFull': 'Remove photos or other apps; Trạm tries again when it is next opened.',
  'storage.keptOldFault': 'Tell the administrator; the next version of Trạm tries again.',
};
