import type { ComponentChildren } from 'preact';
import styles from './Dots.module.css';

/** A no-break space before the dot: no line begins with one. */
const DOT = '\u00a0· ';

/** Short facts on one line, "67 tuổi · Nữ · Thôn Ặc Ổ"; what is empty leaves no dot, and no line begins with one. */
export function Dots({ items }: { items: readonly (ComponentChildren | undefined)[] }) {
  const told = items.filter((item) => item !== undefined && item !== null && item !== '' && item !== false);
  // Plain words are one text: lists of people are drawn anew at every keystroke.
  if (told.every((item) => typeof item === 'string')) return <>{told.join(DOT)}</>;
  return (
    <>
      {told.map((item, index) => (
        <span key={index} class={styles.item}>
          {item}
        </span>
      ))}
    </>
  );
}
