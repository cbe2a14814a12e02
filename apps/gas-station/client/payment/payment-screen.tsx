import type { OrderView } from '@invoicebox/merchant-server/client';
import { useResource } from '@invoicebox/merchant-server/preact';
import {
  Button,
  Cell,
  EmptyState,
  ErrorState,
  formatLitres,
  formatMoney,
  NavigationBar,
  PaymentOutcome,
  Screen,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import type { Fuelling } from '../../contract/fuelling.js';
import type { OrderSummary } from '../../contract/order.js';
import { addressOf, stationAddress } from '../shared/address.js';
import { useApp } from '../shared/app-context.js';
import { useFuelNames } from '../shared/fuel-names.js';
import { useFullHeight } from '../shared/use-full-height.js';
import { selectionParameters } from '../station/choice.js';
import { texts } from '../texts.js';
import { type OutcomeView, outcomeView } from './outcome-view.js';

type Order = OrderView<OrderSummary, Fuelling>;

/** After the payment page: what became of the order, by the word of the order's own server alone. */
export function PaymentScreen() {
  const { params } = useRoute();
  const { flow } = useApp();
  const text = useTexts(texts);
  const fullHeight = useFullHeight();
  const orderId = new URLSearchParams(location.search).get('order');
  // Read once beside the stream, which cannot tell an unknown order from a lost connection.
  const first = useResource<{ order: Order }>(orderId === null ? null : `/api/orders/${encodeURIComponent(orderId)}`);

  useEffect(() => {
    // An order that was placed on this very page is followed already.
    if (orderId !== null && flow.order.peek()?.id !== orderId) return flow.follow(orderId);
    return undefined;
  }, [orderId]);

  const streamed = flow.order.value;
  const order = streamed?.id === orderId ? streamed : (first.value?.order ?? null);
  const isGone = orderId === null || first.error?.code === 'not_found';
  return (
    <Screen
      fullHeight={fullHeight}
      header={<NavigationBar title={text.payment} subtitle={order ? text.orderNumber(order.number) : undefined} />}
    >
      {isGone ? (
        <OrderGone />
      ) : !order && first.error ? (
        <ErrorState onRetry={first.retry} retrying={first.loading} />
      ) : (
        <Outcome order={order} failPage={params.page === 'fail'} />
      )}
    </Screen>
  );
}

function OrderGone() {
  const { route } = useLocation();
  const text = useTexts(texts);
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

/** Titles and texts of an outcome, where they differ from the kit's own. */
function useOutcomeTexts(view: OutcomeView, order: Order | null): { title?: string; text?: string } {
  const text = useTexts(texts);
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const { selection, litres } = order?.summary ?? {};
  const pump = order?.fulfilment?.pump ?? selection?.pump ?? 0;
  switch (view) {
    case 'waiting':
      return { title: text.waiting, text: text.waitingText };
    case 'added':
      return { title: text.added, text: text.addedText };
    case 'releasing':
      return { title: text.releasing, text: text.releasingText(pump) };
    case 'released':
      return {
        title: text.released(pump),
        text: selection ? text.releasedText(formatLitres(litres ?? 0, locale), fuelNames[selection.fuel]) : '',
      };
    case 'not_released':
      return { title: text.notReleased, text: order?.failure ?? '' };
    case 'rejected':
      return { title: text.rejected };
    case 'payment_failed':
      return { text: text.failText };
    default:
      return {};
  }
}

/** The look of each outcome among the kit's. */
const STATES = {
  waiting: 'waiting',
  added: 'late',
  releasing: 'paid',
  released: 'paid',
  not_released: 'failed',
  rejected: 'failed',
  payment_failed: 'failed',
  canceled: 'canceled',
  expired: 'expired',
  late: 'late',
} as const;

function Outcome({ order, failPage }: { order: Order | null; failPage: boolean }) {
  const { flow } = useApp();
  const text = useTexts(texts);
  const view = outcomeView(order, { failPage, outcome: flow.outcome.value });
  return (
    <PaymentOutcome
      state={STATES[view]}
      queue={order?.queue}
      {...useOutcomeTexts(view, order)}
      action={<NextSteps view={view} order={order} />}
    >
      {order && <OrderSummaryCells order={order} />}
      {flow.offline.value && <p role="status">{text.offline}</p>}
    </PaymentOutcome>
  );
}

function OrderSummaryCells({ order }: { order: Order }) {
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const { stationTitle, stationAddress: address, selection, litres } = order.summary;
  return (
    <Stack gap="s">
      <Cell icon="location" label={stationTitle} description={address} />
      <Cell
        icon="fuel"
        label={`${fuelNames[selection.fuel]}, ${formatLitres(litres, locale)}`}
        value={formatMoney(order.amount, locale)}
      />
    </Stack>
  );
}

/** The way on from each outcome: pay, order again, or back to the stations. */
function NextSteps({ view, order }: { view: OutcomeView; order: Order | null }) {
  const { flow } = useApp();
  const { route } = useLocation();
  const text = useTexts(texts);
  const canPay = (view === 'payment_failed' || view === 'late' || view === 'waiting') && flow.order.value?.paymentUrl;
  const canRepeat = view === 'canceled' || view === 'expired' || view === 'rejected';

  function repeat() {
    flow.reset();
    if (order) {
      const { selection } = order.summary;
      route(stationAddress(selection.stationId, selectionParameters(selection)));
    } else toStations();
  }

  function toStations() {
    flow.reset();
    route(addressOf('/'));
  }

  return (
    <Stack gap="s">
      {canPay && (
        <Button wide variant={view === 'payment_failed' ? 'primary' : 'secondary'} onPress={flow.openPayment}>
          {text.openPayment}
        </Button>
      )}
      {canRepeat && (
        <Button wide variant="primary" onPress={repeat}>
          {text.again}
        </Button>
      )}
      {view !== 'waiting' && (
        <Button wide variant="ghost" onPress={toStations}>
          {text.toStations}
        </Button>
      )}
    </Stack>
  );
}
