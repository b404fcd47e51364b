import type { ComponentChildren } from 'preact';
import { dotted } from './dotted.js';
import styles from './Dots.module.css';

/** Short facts on one line, "67 tuổi · Nữ · Thôn Ặc Ổ"; what is empty leaves no dot, and no line begins with one. */
export function Dots({ items }: { items: readonly (ComponentChildren | undefined)[] }) {
  const told = items.filter((item) => item !== undefined && item !== null && item !== '' && item !== false);
  // Plain words are one text: lists of people are drawn anew at every keystroke.
  if (told.every((item) => typeof item === 'string')) return <>{dotted(told)}</>;
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
