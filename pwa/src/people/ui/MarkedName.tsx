// A name with the parts that were asked for marked. The whole name is one text for a screen reader.

import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import styles from './MarkedName.module.css';

export interface MarkedNameProps {
  name: string;
  ranges: PersonHit['nameRanges'];
}

export function MarkedName({ name, ranges }: MarkedNameProps) {
  if (ranges.length === 0) return <>{name}</>;
  let at = 0;
  const pieces = ranges.flatMap(({ from, below }) => {
    const before = name.slice(at, from);
    at = below;
    return [
      before,
      <mark key={from} class={styles.mark}>
        {name.slice(from, below)}
      </mark>,
    ];
  });
  return (
    <>
      {pieces}
      {name.slice(at)}
    </>
  );
}
