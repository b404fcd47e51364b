// What stands in place of people: nothing was typed yet, or nobody answers.

import type { ReadonlySignal } from '@preact/signals';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import type { PersonDirectory } from '../person-directory.js';

interface NobodyProps {
  query: ReadonlySignal<string>;
  scanHref: string;
  onRegister: (words: string) => void;
}

interface NothingTypedProps extends Pick<NobodyProps, 'scanHref' | 'onRegister'> {
  directory: Pick<PersonDirectory, 'size' | 'ready'>;
}

export function Nobody(props: NobodyProps) {
  return (
    <EmptyState
      icon="user-search"
      title={t('people.nobodyTitle')}
      hint={t('people.nobodyHint')}
      actions={
        <>
          <LinkButton kind="primary" icon="scan-line" href={props.scanHref}>
            {t('people.scanCard')}
          </LinkButton>
          <Button icon="user-plus" onPress={() => props.onRegister(props.query.value)}>
            {t('people.register')}
          </Button>
        </>
      }
    />
  );
}

export function NothingTyped(props: NothingTypedProps) {
  const count = props.directory.size.value;
  if (!props.directory.ready.value) return <p role="status">{t('people.opening', { count })}</p>;
  return (
    <EmptyState
      icon={count === 0 ? 'users' : 'search'}
      title={count === 0 ? t('people.tabletEmptyTitle') : t('people.findHintTitle', { count })}
      hint={count === 0 ? t('people.tabletEmptyHint') : t('people.findHint')}
      actions={
        <>
          <LinkButton icon="scan-line" href={props.scanHref}>
            {t('people.scanCard')}
          </LinkButton>
          <Button icon="user-plus" onPress={() => props.onRegister('')}>
            {t('people.register')}
          </Button>
        </>
      }
    />
  );
}
