import type { EnglishOf } from '../sentence.js';
import type { shellVi } from './shell.vi.js';

export const shellEn = {
  'shell.appName': 'Trạm',
  'shell.places': 'Main places',
  'shell.skipToContent': 'Skip to content',
  'shell.today': 'Today',
  'shell.find': 'Find',
  'shell.scan': 'Scan',
  'shell.sync': 'Sync',
  'shell.more': 'More',
  'shell.syncAllSent': 'All sent',
  'shell.syncWaiting': '{count} to send',
  'shell.syncSending': 'Sending {count}',
  'shell.syncToFix': '{count} to check',
  'shell.syncNever': 'Never sent',
  'shell.brokenTitle': 'This page has failed',
  'shell.brokenWhy': 'The app could not show this page.',
  'shell.brokenSafe': 'Everything you saved is still on this tablet.',
  'shell.brokenNow': 'Open the page again. If it still fails, tell your administrator.',
  'shell.openAgain': 'Open again',
  'shell.toToday': 'Go to Today',
} satisfies EnglishOf<typeof shellVi>;
