import type { EnglishOf } from '../sentence.js';
import type { centreVi } from './centre.vi.js';

export const centreEn: EnglishOf<typeof centreVi> = {
  'centre.title': 'Centre',
  'centre.caption':
    'What the stations have sent to the server, read at {at}. Not what is still on their devices.',
  'centre.station': 'Station',
  'centre.persons': 'People',
  'centre.encounters': 'Visits',
  'centre.lastReceived': 'Last received',
  'centre.nothingReceived': 'Nothing received yet',
  'centre.reading': 'Reading the stations’ records',
  'centre.readAgain': 'Read again',
  'centre.failedTitle': 'The stations’ records could not be read',
  'centre.unreachable': 'This device cannot reach the server.',
  'centre.unreachableNow': 'Check the network and read again.',
  'centre.sessionExpired': 'The session has ended.',
  'centre.sessionExpiredNow': 'Sign in again and open this page.',
  'centre.notAllowed': 'This account does not belong to the centre.',
  'centre.notAllowedNow': 'Sign in with an account of the centre.',
  'centre.serverTrouble': 'The server has a problem.',
  'centre.serverTroubleNow': 'Wait a few minutes and read again.',
  'centre.empty': 'The centre has no station yet',
  'centre.emptyNow': 'The administrator assigns stations to the centre.',
};
