import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';
import { Message } from './message.js';

export interface EmptyStateProps {
  title: string;
  /** What the person can do about it. */
  text?: string | undefined;
  icon?: IconName | undefined;
  action?: ComponentChildren;
}

/** Nothing to show, such as a search that found nothing. Announced when it appears. */
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
