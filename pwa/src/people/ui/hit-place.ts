// One place in the list of who was found. A keystroke writes other words into the elements that are there: nothing is
// made, compared or thrown away, which on a slow tablet costs more than finding the people.

import { createRef, type RefObject } from 'preact';
import type { HitWords } from '../hit-words.js';

export interface HitPlace {
  readonly item: RefObject<HTMLDivElement | null>;
  readonly link: RefObject<HTMLAnchorElement | null>;
  readonly name: RefObject<HTMLElement | null>;
  /** Who and where, a line each. */
  readonly about: RefObject<HTMLElement | null>;
  readonly because: RefObject<HTMLElement | null>;
  /** Around `life`: hidden where nothing is said of it. */
  readonly left: RefObject<HTMLElement | null>;
  readonly life: RefObject<HTMLElement | null>;
  /** Writes into the elements above, which the page makes empty and leaves to this. */
  show(words: HitWords | undefined): void;
}

/** How the page looks where nobody stands. */
export interface HitPlaceLook {
  readonly item: string;
  readonly emptyItem: string;
  readonly mark: string;
}

/** Calls `write` only with something else than before: to ask an element what it says costs as much as to tell it. */
function remembered<T>(before: T, write: (value: T) => void): (value: T) => void {
  let standing = before;
  return (value) => {
    if (value === standing) return;
    standing = value;
    write(value);
  };
}

function textOf(line: RefObject<HTMLElement | null>): (words: string) => void {
  let text: Text | undefined;
  return remembered('', (words) => {
    if (!text) line.current?.append((text = new Text()));
    if (text) text.data = words;
  });
}

const hiding = (line: RefObject<HTMLElement | null>): ((isHidden: boolean) => void) =>
  remembered(true, (isHidden) => {
    if (line.current) line.current.hidden = isHidden;
  });

/** Plain, marked, plain … Pieces that are not needed stand empty: a name marked in two places leaves its room to the next. */
function piecesOf(name: RefObject<HTMLElement | null>, mark: string): (said: readonly string[]) => void {
  const pieces: ((words: string) => void)[] = [];
  const make = (): ((words: string) => void) => {
    const text = new Text();
    const marked = pieces.length % 2 === 1 && document.createElement('mark');
    if (marked) {
      marked.className = mark;
      marked.append(text);
    }
    name.current?.append(marked || text);
    return remembered('', (words) => {
      text.data = words;
    });
  };
  return (said) => {
    while (pieces.length < said.length) pieces.push(make());
    for (const [at, write] of pieces.entries()) write(said[at] ?? '');
  };
}

export function createHitPlace(look: HitPlaceLook): HitPlace {
  const item = createRef<HTMLDivElement>();
  const link = createRef<HTMLAnchorElement>();
  const name = createRef<HTMLElement>();
  const about = createRef<HTMLElement>();
  const because = createRef<HTMLElement>();
  const left = createRef<HTMLElement>();
  const life = createRef<HTMLElement>();

  const writeName = piecesOf(name, look.mark);
  const writeAbout = textOf(about);
  const writeBecause = textOf(because);
  const hideBecause = hiding(because);
  const writeLife = textOf(life);
  const hideLeft = hiding(left);
  const lead = remembered('', (href) => link.current?.setAttribute('href', href));
  const setOpen = remembered(false, (isOpen) => {
    if (isOpen) link.current?.setAttribute('aria-current', 'true');
    else link.current?.removeAttribute('aria-current');
  });
  const setEmpty = remembered(true, (isEmpty) => {
    if (!item.current) return;
    item.current.className = isEmpty ? look.emptyItem : look.item;
    if (isEmpty) {
      // Whoever stood on this row with the keyboard must not be left where nothing is.
      if (document.activeElement === link.current) link.current?.blur();
      item.current.setAttribute('aria-hidden', 'true');
    } else item.current.removeAttribute('aria-hidden');
  });

  return {
    ...{ item, link, name, about, because, left, life },
    show(words) {
      setEmpty(words === undefined);
      if (!words) return;
      lead(words.href);
      setOpen(words.isOpen);
      writeName(words.name);
      writeAbout(words.where === '' ? words.who : `${words.who}\n${words.where}`);
      writeBecause(words.because);
      hideBecause(words.because === '');
      writeLife(words.life);
      hideLeft(words.life === '');
    },
  };
}
