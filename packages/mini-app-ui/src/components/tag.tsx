import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';

export interface TagProps {
  /** `warning` «Оплатить до …», `success` «Оплачен», `error` «Не работает». Default: `neutral`. */
  tone?: 'neutral' | 'warning' | 'success' | 'error' | undefined;
  icon?: IconName | undefined;
  children: ComponentChildren;
}

/** A short status label. */
export function Tag({ tone = 'neutral', icon, children }: TagProps) {
  return (
    <span class={`ib-tag ib-tag--${tone}`}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  );
}
