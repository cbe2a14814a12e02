import type { ComponentChildren } from 'preact';
import { useTexts } from '../i18n/LocaleProvider.js';
import { kitTexts } from '../texts.js';
import { Icon, type IconName } from './Icon.js';
import { Spinner } from './Loader.js';
import { Message } from './Message.js';

/**
 * What is known of the payment. `waiting`: not known yet; `late`: still not known after the time-out; the others are
 * the order's final states.
 */
export type PaymentState = 'waiting' | 'paid' | 'failed' | 'canceled' | 'expired' | 'late';

export interface PaymentOutcomeProps {
  state: PaymentState;
  /** Instead of the state's own title and text. */
  title?: string | undefined;
  text?: string | undefined;
  /** What the buyer gets: a voucher, a pump number. */
  children?: ComponentChildren;
  /** What to do next: buttons. */
  action?: ComponentChildren;
}

const LOOKS: Readonly<
  Record<PaymentState, { icon: IconName | 'spinner'; tone: 'neutral' | 'success' | 'error' | 'warning' }>
> = {
  waiting: { icon: 'spinner', tone: 'neutral' },
  paid: { icon: 'check', tone: 'success' },
  failed: { icon: 'close', tone: 'error' },
  canceled: { icon: 'close', tone: 'neutral' },
  expired: { icon: 'clock', tone: 'warning' },
  late: { icon: 'clock', tone: 'warning' },
};

/**
 * The screen after payment (docs/screens.md, What every mini-app must show): a loader until the status is known, then
 * the outcome. Keep it mounted while the state changes, so that the change is announced.
 */
export function PaymentOutcome({ state, title, text, children, action }: PaymentOutcomeProps) {
  const texts = useTexts(kitTexts);
  const { icon, tone } = LOOKS[state];
  return (
    <Message
      role="status"
      headingLevel={1}
      tone={tone}
      icon={icon === 'spinner' ? <Spinner /> : <Icon name={icon} size={36} />}
      title={title ?? texts[`${state}Title`]}
      text={text ?? texts[`${state}Text`]}
      action={action}
    >
      {children}
    </Message>
  );
}
