import { Loader, type Locale, PaymentOutcome, Stack } from '@invoicebox/mini-app-ui';
import { useOrderFlow } from '../app/use-order-flow.js';
import type { OrderView } from '../client/index.js';
import type { OrderOutcome } from '../order/order-outcome.js';
import { NextSteps } from './next-steps.js';
import { outcomeView } from './outcome-view.js';
import type { PaymentOptions } from './payment-options.js';
import { Documents, Receipt, Refunds } from './receipt.js';
import type { PaymentTexts } from './texts.js';

interface OutcomeProps<Summary, Fulfilment> {
  outcome: OrderOutcome;
  options: PaymentOptions<Summary, Fulfilment>;
  text: PaymentTexts;
}

/** The outcome of an order: its message, details and next steps. */
export function OutcomeScreen<Summary, Fulfilment>({
  order,
  locale,
  ...props
}: OutcomeProps<Summary, Fulfilment> & { order: OrderView<Summary, Fulfilment> | null; locale: Locale }) {
  const { outcome, options, text } = props;
  const flow = useOrderFlow();
  const view = outcomeView(order, outcome, options, { text, locale });
  return (
    <div class="kit-outcome" data-outcome={view.name}>
      <PaymentOutcome
        state={view.look ?? 'waiting'}
        queue={order?.queue}
        title={view.title}
        text={view.text}
        action={<NextSteps {...{ order, view, ...props }} />}
      >
        {order && <Details order={order} {...props} />}
        {flow.offline.value && (
          <p class="kit-offline" role="status">
            {text.offline}
          </p>
        )}
      </PaymentOutcome>
    </div>
  );
}

function Details<Summary, Fulfilment>({
  order,
  outcome,
  options,
  text,
}: OutcomeProps<Summary, Fulfilment> & { order: OrderView<Summary, Fulfilment> }) {
  const { Facts, Given, ReceiptRows, timeOf, timeZoneOf } = options;
  const { fulfilment } = order;
  const isServed = outcome === 'fulfilled' || outcome === 'partial';
  const isPreparing = fulfilment === undefined && (outcome === 'paid' || outcome === 'held');
  return (
    <Stack>
      {fulfilment !== undefined && Given && <Given {...{ order, fulfilment, outcome }} />}
      {fulfilment === undefined && <Facts summary={order.summary} price={order} />}
      {isPreparing && text.preparing !== '' && <Loader label={text.preparing} />}
      {isServed && (
        <Receipt
          order={order}
          text={text}
          at={timeOf?.(order) ?? order.paidAt ?? order.heldAt ?? order.createdAt}
          zone={timeZoneOf?.(order)}
        >
          {ReceiptRows && <ReceiptRows order={order} />}
        </Receipt>
      )}
      <Refunds refunds={order.refunds} text={text} />
      {isServed && <Documents order={order} text={text} />}
    </Stack>
  );
}
