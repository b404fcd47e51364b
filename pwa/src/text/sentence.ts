// A sentence with blanks, `'{name} ở thôn {hamlet}'`: which values it asks for, and how they are put in.

/** What `{blanks}` of a sentence must be given. A number is written with the language's decimal sign. */
export type BlanksOf<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string | number } & BlanksOf<Rest>
  : unknown;

/** The Vietnamese side of one group; every key begins with the group's name, so groups cannot collide. */
export type Group<Name extends string> = Readonly<Record<`${Name}.${string}`, string>>;

/** The English side: every key of the Vietnamese side and no other. That the blanks agree is checked by a test. */
export type EnglishOf<Vietnamese> = { readonly [K in keyof Vietnamese]: string };

const BLANK = /\{(\w+)\}/g;

export function blanksIn(sentence: string): string[] {
  return [...sentence.matchAll(BLANK)].map((match) => match[1] ?? '').sort();
}

/** A blank nobody filled stays visible as `{name}`: a hole in a sentence must be seen, not read over. */
export function fillBlanks(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(BLANK, (blank, name: string) => values[name] ?? blank);
}
