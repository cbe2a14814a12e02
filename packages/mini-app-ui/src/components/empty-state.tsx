import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';
import { Message } from './message.js';

export interface EmptyStateProps {
  title: string;
  /** What the user can do about it. */
  text?: string | undefined;
  icon?: IconName | undefined;
  action?: ComponentChildren;
}

/** Shown when there is nothing to show, such as no search results. Announced by screen readers. */
export function EmptyState({ title, text, icon = 'search', action }: EmptyStateProps) {
  return (
    <Message
      role="status"
      headingLevel={2}
      icon={<Icon name={icon} size={32} />}
      title={title}
      text={text}
      action={action}
    />
  );
}
