import type { ComponentChildren } from 'preact';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Icon, type IconName } from './icon.js';

export interface NotificationCellProps {
  title: string;
  /** The formatted time; see `formatDateTime`. */
  when?: string | undefined;
  children: ComponentChildren;
  icon?: IconName | undefined;
  /** A dot at the icon that marks a new notification, coloured by urgency. */
  badge?: 'error' | 'warning' | 'success' | undefined;
}

/** A notification: an icon with a dot, a title with its date, a text. */
export function NotificationCell({ title, when, children, icon = 'receipt', badge }: NotificationCellProps) {
  const texts = useTexts(kitTexts);
  return (
    <article class="ib-notification">
      <span class="ib-notification__icon">
        <Icon name={icon} size={20} />
        {badge && (
          <span class={`ib-notification__badge ib-notification__badge--${badge}`}>
            <span class="ib-visually-hidden">{texts.notificationBadge}</span>
          </span>
        )}
      </span>
      <div class="ib-notification__main">
        <div class="ib-notification__head">
          <h3 class="ib-notification__title">{title}</h3>
          {when && <span class="ib-notification__when">{when}</span>}
        </div>
        <p class="ib-notification__text">{children}</p>
      </div>
    </article>
  );
}
