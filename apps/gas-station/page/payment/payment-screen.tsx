import { useResource } from '@invoicebox/mini-app-kit';
import { Button, EmptyState, ErrorState, NavigationBar, Screen, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { addressOf } from '../shared/address.js';
import { useFullHeight } from '../shared/use-full-height.js';
import { usePageTitle } from '../shared/use-page-title.js';
import { useApp } from '../state/app-context.js';
import { forgetCurrentOrder, saveCurrentOrder } from '../storage/current-order.js';
import { FINAL_OUTCOMES, fuelOutcome } from './fuel-outcome.js';
import type { FuelOrder } from './order-money.js';
import { OutcomeMessage } from './outcome-message.js';
import { paymentTexts } from './texts.js';

/** The screen after the payment page. It trusts the order's own server only. */
export function PaymentScreen() {
  const { params } = useRoute();
  const { flow } = useApp();
  const text = useTexts(paymentTexts);
  const fullHeight = useFullHeight();
  const orderId = useLocation().query.order ?? null;
  // The stream alone cannot tell an unknown order from a lost connection.
  const first = useResource<{ order: FuelOrder }>(
    orderId === null ? null : `/api/orders/${encodeURIComponent(orderId)}`,
  );

  useEffect(() => {
    // An order placed by this page is followed already.
    if (orderId !== null && flow.order.peek()?.id !== orderId) return flow.follow(orderId);
    return undefined;
  }, [orderId]);

  const streamed = flow.order.value;
  const order = streamed?.id === orderId ? streamed : (first.value?.order ?? null);
  const isGone = orderId === null || first.error?.code === 'not_found';
  const outcome = fuelOutcome(order, { failPage: params.page === 'fail', late: flow.late.value });
  const hasEnded = FINAL_OUTCOMES.has(outcome);
  useEffect(() => {
    if (!order) return;
    if (hasEnded) forgetCurrentOrder(order.id);
    else saveCurrentOrder(order);
  }, [order?.id, hasEnded]);
  const title = order?.fulfilment === undefined ? text.payment : text.fuelling;
  usePageTitle(title);
  return (
    <Screen
      fullHeight={fullHeight}
      header={<NavigationBar title={title} subtitle={order ? text.orderNumber(order.number) : undefined} />}
    >
      {isGone ? (
        <OrderGone />
      ) : !order && first.error ? (
        <ErrorState onRetry={first.retry} retrying={first.loading} />
      ) : (
        <OutcomeMessage order={order} outcome={outcome} />
      )}
    </Screen>
  );
}

function OrderGone() {
  const { route } = useLocation();
  const text = useTexts(paymentTexts);
  return (
    <EmptyState
      icon="receipt"
      title={text.orderGone}
      text={text.orderGoneText}
      action={
        <Button wide onPress={() => route(addressOf('/'))}>
          {text.toStations}
        </Button>
      }
    />
  );
}
