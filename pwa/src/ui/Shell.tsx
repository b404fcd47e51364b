// The frame that never moves: the places, always in the same spot, and the page. Which places there are is told from outside.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { classNames } from './class-names.js';
import { FrameAction } from './frame-action.js';
import { Icon } from './Icon.js';
import type { IconName } from './icon-names.js';
import type { Meaning } from './meaning.js';
import styles from './Shell.module.css';

export interface ShellPlace {
  name: string;
  href: string;
  label: string;
  icon: IconName;
  /** The one big place in the middle. */
  big?: boolean | undefined;
  /** Asked while the place is drawn, so that where it changes nothing else is drawn anew. */
  state?: (() => PlaceState | undefined) | undefined;
}

/** The honest state in words and a number: "12 chờ gửi". */
export interface PlaceState {
  words: string;
  meaning?: Meaning | undefined;
}

export interface ShellProps {
  places: readonly ShellPlace[];
  /** The name of the place the page belongs to. */
  current?: string | undefined;
  children: ComponentChildren;
  /** A Snackbars host; it lies above the bar, never on it. */
  snackbars?: ComponentChildren;
  /** What can be done from every page: in the rail where there is one, else in the page's header. */
  action?: ComponentChildren;
}

const TEXT_ENTRY = 'input:not([type=radio]):not([type=checkbox]), textarea';
/** Longer than a tap lasts and a keyboard takes to slide away: the bar must not come back under a finger. */
const KEYBOARD_GONE_MS = 300;

/** Whether somebody is typing on a screen keyboard, which leaves no room for the bar of places. */
function useTyping() {
  const [typing, setTyping] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onFocusIn = (event: FocusEvent): void => {
    clearTimeout(timer.current);
    const entry = event.target instanceof Element && event.target.matches(TEXT_ENTRY);
    if (entry && matchMedia('(pointer: coarse)').matches) setTyping(true);
    else timer.current = setTimeout(() => setTyping(false), KEYBOARD_GONE_MS);
  };
  const onFocusOut = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTyping(false), KEYBOARD_GONE_MS);
  };
  return { typing, onFocusIn, onFocusOut };
}

export function Shell({ places, current, children, snackbars, action }: ShellProps) {
  const main = useRef<HTMLElement>(null);
  const { typing, onFocusIn, onFocusOut } = useTyping();
  const skip = (event: Event): void => {
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <div
      class={classNames(styles.shell, typing && styles.typing)}
      onFocusIn={onFocusIn}
      onFocusOut={onFocusOut}
    >
      <a class={styles.skip} href="#content" onClick={skip}>
        {t('shell.skipToContent')}
      </a>
      <nav class={styles.nav} aria-label={t('shell.places')}>
        <ul role="list" class={styles.places}>
          {places.map((place) => (
            <Place key={place.name} place={place} current={place.name === current} />
          ))}
        </ul>
        {action && <div class={styles.action}>{action}</div>}
      </nav>
      <main id="content" ref={main} class={styles.main} tabIndex={-1}>
        <FrameAction.Provider value={action}>{children}</FrameAction.Provider>
      </main>
      {snackbars && <div class={styles.snackbars}>{snackbars}</div>}
    </div>
  );
}

function Place({ place, current }: { place: ShellPlace; current: boolean }) {
  const state = place.state?.();
  return (
    <li class={classNames(styles.item, state && styles.stateful)}>
      <a
        class={classNames(styles.place, place.big && styles.big)}
        href={place.href}
        aria-current={current ? 'page' : undefined}
      >
        <span class={styles.icon}>
          <Icon name={place.icon} size="l" />
        </span>
        <span class={styles.words}>
          <span class={styles.label}>{place.label}</span>
          {state && (
            <span class={classNames(styles.state, styles[state.meaning ?? 'plain'])}>{state.words}</span>
          )}
        </span>
      </a>
    </li>
  );
}
