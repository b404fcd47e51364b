// Names of tables in the language of the screen.

import type { Words } from '@tram/shared-schema/immunisation/schedule.js';
import { language } from '#text/language.js';

export const named = ({ vi, en }: Words): string => (language.value === 'en' ? en : vi);
