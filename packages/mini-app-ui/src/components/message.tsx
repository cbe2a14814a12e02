import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';

interface MessageProps {
  icon: ComponentChildren;
  tone?: 'neutral' | 'success' | 'error' | 'warning' | undefined;
  title: string;
  /** `1` if the message fills the screen. */
  headingLevel: 1 | 2;
  text?: string | undefined;
  action?: ComponentChildren;
  /** How screen readers announce it. */
  role?: 'status' | 'alert' | undefined;
  children?: ComponentChildren;
}

/** A centred icon, title, text and action: the base of the empty, error and payment screens. */
export function Message(props: MessageProps) {
  const { icon, tone = 'neutral', title, headingLevel, text, action, role, children } = props;
  const Heading = `h${headingLevel}` as const;
  return (
    <section class="ib-message">
      <div class="ib-message__announced" role={role}>
        <div class={classNames('ib-message__icon', tone !== 'neutral' && `ib-message__icon--${tone}`)}>{icon}</div>
        <Heading class="ib-message__title">{title}</Heading>
        {text && <p class="ib-message__text">{text}</p>}
      </div>
      {children && <div class="ib-message__content">{children}</div>}
      {action && <div class="ib-message__action">{action}</div>}
    </section>
  );
}
