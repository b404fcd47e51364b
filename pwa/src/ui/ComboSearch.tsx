// Type a few letters, choose from what is found: diagnoses, medicines, units. WAI-ARIA combobox with a listbox; the list
// opens under the box in the flow of the page, so it can never fall off a small screen.

import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from './Button.js';
import { classNames } from './class-names.js';
import styles from './ComboSearch.module.css';
import { useComposedInput } from './composed-input.js';
import control from './control.module.css';
import { FieldFrame, type FieldWords } from './FieldFrame.js';
import { useOptionList, type ComboOption, type OptionSearch } from './option-list.js';

export type { ComboOption, OptionSearch } from './option-list.js';

export interface ComboSearchProps<V> extends FieldWords {
  search: OptionSearch<V>;
  onChoose: (option: ComboOption<V>) => void;
  /** Already chosen: shown in place of the box, with a button to choose again. */
  chosen?: ComboOption<V> | undefined;
  onClear?: (() => void) | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
}

export function ComboSearch<V>(props: ComboSearchProps<V>): VNode {
  const { chosen, onClear } = props;
  if (chosen) {
    return (
      <FieldFrame words={props} group>
        {() => (
          <div class={styles.chosen}>
            <span class={styles.words}>
              <OptionWords option={chosen} />
            </span>
            {onClear && (
              <Button kind="quiet" onPress={onClear} disabled={props.disabled}>
                {t('ui.change')}
              </Button>
            )}
          </div>
        )}
      </FieldFrame>
    );
  }
  return <OpenCombo {...props} />;
}

function OpenCombo<V>(props: ComboSearchProps<V>): VNode {
  const listId = useId();
  const list = useOptionList(props.search);
  const typed = useComposedInput('', list.look);
  const scroller = useRef<HTMLDivElement>(null);
  const isScrolled = useRef(false);
  /** The option a finger came down on. Rows are written anew under it: what it lifts from may be another. */
  const pressed = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (!isScrolled.current || !scroller.current) return;
    scroller.current.scrollTop = 0;
    isScrolled.current = false;
  }, [list.options]);
  const choose = (option: ComboOption<V>): void => {
    typed.set('');
    props.onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The key that ends a composition belongs to the keyboard, not to the list.
    if (event.isComposing) return;
    const current = list.options[list.active];
    if (event.key === 'ArrowDown') list.move(1);
    else if (event.key === 'ArrowUp') list.move(-1);
    else if (event.key === 'Escape' && list.open) list.close();
    else if (event.key === 'Enter' && list.open && current) choose(current);
    else return;
    event.preventDefault();
  };
  return (
    <FieldFrame words={props}>
      {(ids) => (
        <>
          <div class={classNames(control.box, props.error !== undefined && control.invalid)}>
            <input
              {...ids}
              class={control.input}
              type="text"
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={list.open}
              aria-controls={listId}
              aria-activedescendant={list.open && list.active >= 0 ? `${listId}-${list.active}` : undefined}
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              placeholder={props.placeholder}
              disabled={props.disabled}
              value={typed.text}
              {...typed.handlers}
              onKeyDown={onKeyDown}
            />
          </div>
          <div
            ref={scroller}
            id={listId}
            role="listbox"
            aria-label={props.label}
            class={list.open ? styles.list : styles.closed}
            onScroll={() => (isScrolled.current = true)}
            onPointerCancel={() => (pressed.current = undefined)}
          >
            {list.open &&
              list.options.map((option, index) => (
                // By place: a letter more writes the rows that stand instead of making new ones.
                <OptionRow
                  key={index}
                  id={`${listId}-${index}`}
                  option={option}
                  active={index === list.active}
                  onPress={() => (pressed.current = option.key)}
                  onChoose={() => {
                    const on = pressed.current ?? option.key;
                    pressed.current = undefined;
                    if (on === option.key) choose(option);
                  }}
                />
              ))}
          </div>
          <p role="status" class={styles.found}>
            {list.message}
          </p>
        </>
      )}
    </FieldFrame>
  );
}

interface OptionRowProps<V> {
  id: string;
  option: ComboOption<V>;
  active: boolean;
  onPress: () => void;
  onChoose: () => void;
}

function OptionRow<V>({ id, option, active, onPress, onChoose }: OptionRowProps<V>): VNode {
  const row = useRef<HTMLDivElement>(null);
  // Not at each letter: to ask where a row stands makes the browser lay out the page at once.
  useLayoutEffect(() => {
    if (active) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={active}
      class={classNames(styles.option, active && styles.active)}
      onPointerDown={onPress}
      // Before the box loses the focus and the keyboard slides away under the finger.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <OptionWords option={option} />
    </div>
  );
}

function OptionWords<V>({ option }: { option: ComboOption<V> }): VNode {
  return (
    <>
      <span class={styles.label}>{option.label}</span>
      {option.detail && <span class={styles.detail}>{option.detail}</span>}
    </>
  );
}
