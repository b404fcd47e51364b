// The top of a page: where one is, the way back, and at most a few actions.

import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { t } from '#text/text.js';
import styles from './HeaderBar.module.css';
import { FrameAction } from './frame-action.js';
import { Icon } from './Icon.js';

export interface HeaderBarProps {
  title: ComponentChildren;
  /** Under the title: age, sex, hamlet. */
  subtitle?: ComponentChildren;
  /** A page to go back to, or what going back does. */
  backHref?: string | undefined;
  onBack?: (() => void) | undefined;
  actions?: ComponentChildren;
}

export function HeaderBar({ title, subtitle, backHref, onBack, actions }: HeaderBarProps) {
  const frameAction = useContext(FrameAction);
  const back = (
    <>
      <Icon name="arrow-left" />
      <span>{t('ui.back')}</span>
    </>
  );
  return (
    <header class={styles.bar}>
      {backHref !== undefined && (
        <a class={styles.back} href={backHref}>
          {back}
        </a>
      )}
      {backHref === undefined && onBack && (
        <button type="button" class={styles.back} onClick={onBack}>
          {back}
        </button>
      )}
      <div class={styles.words}>
        <h1 class={styles.title}>{title}</h1>
        {subtitle && <div class={styles.subtitle}>{subtitle}</div>}
      </div>
      {actions && <div class={styles.actions}>{actions}</div>}
      {frameAction && <div class={styles.frameAction}>{frameAction}</div>}
    </header>
  );
}
