// A scanned text cut into clean fields: what cameras and keyboard-wedge readers add is taken away first.

import { mendMisreadUtf8 } from './utf8-bytes.js';
import { tidyText } from './vietnamese-text.js';

/** `]Q1` names the code's kind and `\000026` its alphabet: some USB readers send both before the text. */
const READER_PREFIX = /^(?:\][A-Za-z]\d)?(?:\\0000\d\d)?/;

/** NFC, without byte-order mark, line ends, tabs or reader prefixes; UTF-8 read byte by byte is mended. */
export function cleanScan(text: string): string {
  return tidyText(mendMisreadUtf8(text.replace(/^[\s\p{Cc}\p{Cf}]+/u, '')).replace(READER_PREFIX, ''));
}

export const scanFields = (text: string): string[] => cleanScan(text).split('|').map(tidyText);
