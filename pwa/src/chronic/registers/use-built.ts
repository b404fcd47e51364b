// What is worked out over everybody for a page, made anew after records changed; the one before stays shown.

import { useEffect, useState } from 'preact/hooks';
import type { CareBook } from '#due/care-book.js';
import type { Progress } from './build-book.js';

export interface Built<T> {
  readonly value: T | undefined;
  /** How many people were looked at, while there is nothing yet. */
  readonly done: number;
}

/** `build`: the same function until another thing is meant. */
export function useBuilt<T>(
  careBook: CareBook,
  build: (progress: Progress) => Promise<T | undefined>,
): Built<T> {
  const [built, setBuilt] = useState<Built<T>>({ value: undefined, done: 0 });
  useEffect(() => {
    let isWanted = true;
    let asked = 0;
    setBuilt({ value: undefined, done: 0 });
    const make = async (): Promise<void> => {
      const question = (asked += 1);
      const isAsked = (): boolean => isWanted && question === asked;
      const value = await build({
        onProgress: (done) => {
          if (isAsked()) setBuilt((before) => ({ ...before, done }));
        },
        isWanted: isAsked,
      });
      if (value !== undefined && isAsked()) setBuilt({ value, done: 0 });
    };
    const stops = [
      careBook.ready.subscribe((ready) => {
        if (ready) void make();
      }),
      careBook.onChanged(() => {
        if (careBook.ready.value) void make();
      }),
    ];
    return () => {
      isWanted = false;
      stops.forEach((stop) => stop());
    };
  }, [careBook, build]);
  return built;
}
