// How texts of the environment are read.

import { readFileSync } from 'node:fs';

/** Undefined where the file cannot be read. */
export type ReadText = (file: string) => string | undefined;

export const readTextFile: ReadText = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // told as a problem by who asked
  }
};

export function parseUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

export const withoutSlash = (text: string): string => text.replace(/\/+$/, '');
