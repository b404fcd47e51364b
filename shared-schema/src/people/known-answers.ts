// Answers given again for the same text: the next letter typed asks for much the same again.

/** Holds at most so many, and forgets all of them then. */
export function createKnownAnswers<T>(answer: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const standing = known.get(text);
    if (standing !== undefined) return standing;
    const fresh = answer(text);
    if (known.size >= most) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
