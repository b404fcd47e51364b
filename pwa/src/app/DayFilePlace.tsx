// The page of day files, loaded when it is opened.

import type { UnsentCounts } from '#documents/tablet-documents.js';
import type { ReadonlySignal } from '@preact/signals';
import type { DayFileDesk } from '#day-file/day-file-desk.js';
import { DayFileScreen } from '#day-file/ui/DayFileScreen.js';
import { createFiles } from '#platform/files.js';
import { SYNC_PATH } from './paths.js';

export interface DayFilePlaceProps {
  desk: DayFileDesk | undefined;
  unsent: ReadonlySignal<UnsentCounts | undefined>;
  nowMs: () => number;
}

export function DayFilePlace(props: DayFilePlaceProps) {
  return <DayFileScreen {...props} files={createFiles(navigator, document)} backHref={SYNC_PATH} />;
}
