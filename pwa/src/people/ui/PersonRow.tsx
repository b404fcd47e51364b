// Somebody in a list: who, how old, where. Names are never shortened.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { ComponentChildren } from 'preact';
import { Badge } from '#ui/Badge.js';
import { Dots } from '#ui/Dots.js';
import { ListRow, type QuickAction } from '#ui/List.js';
import type { DirectoryPerson } from '../person-directory.js';
import { identityWords, lifeStatusWord } from '../person-words.js';
import { placeWords } from '../place-words.js';

export interface PersonRowProps {
  person: DirectoryPerson;
  today: LocalDate;
  href: string;
  /** Why this row is here: the paper that is the same. */
  because?: string | undefined;
  /** In place of hamlet and head, where everybody shares them. */
  place?: string | undefined;
  badges?: ComponentChildren;
  selected?: boolean | undefined;
  action?: QuickAction | undefined;
}

export function PersonRow(props: PersonRowProps) {
  const { person } = props;
  const left = person.lifeStatus !== 'living';
  return (
    <ListRow
      title={person.name}
      lines={[
        <Dots key="who" items={identityWords(person, props.today)} />,
        <Dots key="where" items={props.place === undefined ? placeWords(person) : [props.place]} />,
        ...(props.because === undefined ? [] : [props.because]),
      ]}
      badges={
        (left || props.badges) && (
          <>
            {left && <Badge>{lifeStatusWord(person.lifeStatus)}</Badge>}
            {props.badges}
          </>
        )
      }
      href={props.href}
      selected={props.selected}
      action={props.action}
    />
  );
}
