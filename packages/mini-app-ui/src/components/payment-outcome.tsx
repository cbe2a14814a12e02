import type { ComponentChildren } from 'preact';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Icon, type IconName } from './icon.js';
import { Spinner } from './loader.js';
import { Message } from './message.js';

/**
 * State of the payment. `waiting`: not known yet; `late`: still not known after the timeout; the others are final.
 */
export type PaymentState = 'waiting' | 'paid' | 'failed' | 'canceled' | 'expired' | 'late';

/** The place of an order that waits to be created at Invoicebox. */
export interface OrderQueuePlace {
  /** From 1. */
  place: number;
  /** When the order is expected to be created, epoch milliseconds. */
  readyAt: number;
}

export interface PaymentOutcomeProps {
  state: PaymentState;
  /** Shown instead of the state's text while the order waits in the queue. */
  queue?: OrderQueuePlace | undefined;
  /** Overrides the state's title and text. */
  title?: string | undefined;
  text?: string | undefined;
  /** What the buyer gets: a voucher, a pump number. */
  children?: ComponentChildren;
  /** What to do next: buttons. */
  action?: ComponentChildren;
}

const MINUTE_MS = 60_000;

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
 * the outcome. Keep it mounted while the state changes, so that screen readers announce the change.
 */
export function PaymentOutcome({ state, queue, title, text, children, action }: PaymentOutcomeProps) {
  const texts = useTexts(kitTexts);
  const { icon, tone } = LOOKS[queue ? 'waiting' : state];
  const minutes = queue && Math.max(1, Math.ceil((queue.readyAt - Date.now()) / MINUTE_MS));
  return (
    <Message
      role="status"
      headingLevel={1}
      tone={tone}
      icon={icon === 'spinner' ? <Spinner /> : <Icon name={icon} size={36} />}
      title={queue ? texts.queueTitle(queue.place) : (title ?? texts[`${state}Title`])}
      text={minutes ? texts.queueText(minutes) : (text ?? texts[`${state}Text`])}
      action={action}
    >
      {children}
    </Message>
  );
}
