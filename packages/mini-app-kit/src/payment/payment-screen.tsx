import { Button, EmptyState, useLocale } from '@invoicebox/mini-app-ui';
import { useEffect } from 'preact/hooks';
import { AppScreen } from '../app/app-screen.js';
import { useAppStorage, useRoute } from '../app/mini-app-deps.js';
import { useOrderFlow } from '../app/use-order-flow.js';
import { useOverriddenTexts } from '../app/use-overridden-texts.js';
import type { OrderView } from '../client/index.js';
import { forgetCurrentOrder, saveCurrentOrder } from '../order/current-order.js';
import { hasEnded, type OrderOutcome, orderOutcome } from '../order/order-outcome.js';
import { LoadError } from '../resources/load-error.js';
import { useResource } from '../resources/use-resource.js';
import { addressOf } from '../router/address.js';
import { OutcomeScreen } from './outcome-screen.js';
import type { PaymentOptions } from './payment-options.js';
import { type PaymentTexts, paymentTexts } from './texts.js';

/** The screen after the payment page. It trusts the order's own server only. */
export function PaymentScreen<Summary, Fulfilment>(options: PaymentOptions<Summary, Fulfilment>) {
  const { path, query } = useRoute();
  const orderId = query.get('order');
  const { order, error, loading, retry } = useOrder<Summary, Fulfilment>(orderId);
  const flow = useOrderFlow<Summary, Fulfilment>();
  const text = useOverriddenTexts(paymentTexts, options.texts);
  const locale = useLocale();
  const outcome = orderOutcome(order, { failPage: path.endsWith('/fail'), late: flow.late.value });
  useCurrentOrder(order, outcome);
  const isGone = orderId === null || error?.code === 'not_found';
  return (
    <AppScreen
      title={order?.fulfilment === undefined ? text.screen : text.screenGiven}
      subtitle={order ? text.orderNumber(order.number) : undefined}
    >
      {isGone ? (
        <OrderGone text={text} />
      ) : !order && error ? (
        <LoadError error={error} onRetry={retry} retrying={loading} />
      ) : (
        <OutcomeScreen {...{ order, outcome, options, text, locale }} />
      )}
    </AppScreen>
  );
}

/** The order, followed live. */
function useOrder<Summary, Fulfilment>(orderId: string | null) {
  type View = OrderView<Summary, Fulfilment>;
  const flow = useOrderFlow<Summary, Fulfilment>();
  // The stream alone cannot tell an unknown order from a lost connection.
  const first = useResource<{ order: View }>(orderId === null ? null : `/api/orders/${encodeURIComponent(orderId)}`);
  useEffect(() => {
    // An order placed by this page is followed already.
    if (orderId !== null && flow.order.peek()?.id !== orderId) return flow.follow(orderId);
    return undefined;
  }, [orderId]);
  useEffect(() => {
    if (first.value) flow.show(first.value.order);
  }, [first.value]);
  const newest = flow.order.value;
  return { ...first, order: newest?.id === orderId ? newest : (first.value?.order ?? null) };
}

/** Remembers the order until it has ended, so that the buyer finds it again. */
function useCurrentOrder(order: OrderView | null, outcome: OrderOutcome): void {
  const storage = useAppStorage();
  const isOver = hasEnded(outcome);
  useEffect(() => {
    if (!order) return;
    if (isOver) forgetCurrentOrder(storage, order.id);
    else saveCurrentOrder(storage, order);
  }, [order?.id, isOver]);
}

function OrderGone({ text }: { text: PaymentTexts }) {
  const { go } = useRoute();
  return (
    <EmptyState
      icon="receipt"
      title={text.orderGone}
      text={text.orderGoneText}
      action={
        <Button wide onPress={() => go(addressOf('/'))}>
          {text.toStart}
        </Button>
      }
    />
  );
}
