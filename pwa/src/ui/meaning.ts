// The four things a colour may mean. Each comes with its icon and its word, so that none rests on colour alone.

import { t } from '#text/text.js';
import type { IconName } from './icon-names.js';

export type Meaning = 'done' | 'due' | 'late' | 'stop';

export const meaningIcon: Readonly<Record<Meaning, IconName>> = {
  done: 'circle-check',
  due: 'clock',
  late: 'triangle-alert',
  stop: 'octagon-x',
};

/** Of a date or a task in a list. */
export const meaningWord = (meaning: Meaning): string => t(`ui.${meaning}`);

/** Of a whole notice, said by screen readers before its title: a clock that is off is not "late". */
export const noticeWord = (meaning: Meaning): string => t(`ui.notice.${meaning}`);
