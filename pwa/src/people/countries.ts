// Countries as a worker names them: found by the start of any word of the name, in the language of the screen or in
// English, with or without accents, or by the three letters of a passport.

import { COUNTRIES } from '@tram/shared-schema/people/countries.table.js';
import { foldText } from '@tram/shared-schema/people/vietnamese-text.js';
import { language, type Language } from '#text/language.js';

export interface FoundCountry {
  readonly code: string;
  readonly name: string;
}

const MOST_FOUND = 8;
const WORD_START = ' ';

const regionOf = (code: string): string | undefined =>
  COUNTRIES.find((country) => country.code === code)?.regionCode;

/** Browsers hold these names; one that lacks the language says the English ones. */
const namesIn = (spoken: Language): Intl.DisplayNames =>
  new Intl.DisplayNames([spoken, 'en'], { type: 'region', fallback: 'code' });

/** A code no browser has a name for is said as it is. */
export function countryName(code: string): string {
  const region = regionOf(code);
  return region === undefined ? code : (namesIn(language.value).of(region) ?? code);
}

export function findCountries(query: string): readonly FoundCountry[] {
  const asked = foldText(query);
  if (asked === '') return [];
  const [shown, english] = [namesIn(language.value), namesIn('en')];
  const startsWith: FoundCountry[] = [];
  const within: FoundCountry[] = [];
  for (const { code, regionCode } of COUNTRIES) {
    const name = shown.of(regionCode) ?? code;
    const names = [code, name, english.of(regionCode) ?? ''].map(foldText);
    if (names.some((text) => text.startsWith(asked))) startsWith.push({ code, name });
    else if (names.some((text) => text.includes(WORD_START + asked))) within.push({ code, name });
  }
  const byName = (a: FoundCountry, b: FoundCountry): number => a.name.localeCompare(b.name, language.value);
  return [...startsWith.sort(byName), ...within.sort(byName)].slice(0, MOST_FOUND);
}
