// What somebody wrote in several lines, as it should be stored.

import { tidyText } from '@tram/shared-schema/people/vietnamese-text.js';

/** NFC and single spaces within each line; line breaks stay, empty lines at the ends go. */
export function tidyLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(tidyText)
    .join('\n')
    .trim();
}
