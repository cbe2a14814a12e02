import { Button, Stack } from '@invoicebox/mini-app-ui';
import { useRoute } from '../app/mini-app-deps.js';
import { useOrderFlow } from '../app/use-order-flow.js';
import type { OrderView } from '../client/index.js';
import type { OrderOutcome } from '../order/order-outcome.js';
import { addressOf } from '../router/address.js';
import { CancelOrder } from './cancel-order.js';
import type { OutcomeView, PaymentOptions } from './payment-options.js';
import type { PaymentTexts } from './texts.js';

/** The order can still be paid. */
const PAYABLE: ReadonlySet<OrderOutcome> = new Set(['waiting', 'payment_failed', 'late']);
/** The same can be ordered again. */
const REPEATABLE: ReadonlySet<OrderOutcome> = new Set([
  'canceled',
  'declined',
  'expired',
  'rejected',
  'refunded',
  'hold_released',
  'unavailable',
]);
/** The buyer should stay on this screen. */
const UNDER_WAY: ReadonlySet<OrderOutcome> = new Set(['waiting', 'held', 'paid', 'in_progress', 'canceling']);

interface NextStepsProps<Summary, Fulfilment> {
  order: OrderView<Summary, Fulfilment> | null;
  outcome: OrderOutcome;
  view: OutcomeView;
  options: PaymentOptions<Summary, Fulfilment>;
  text: PaymentTexts;
}

/** What the buyer can do: pay, cancel, order again, or go back to the start. */
export function NextSteps<Summary, Fulfilment>(props: NextStepsProps<Summary, Fulfilment>) {
  const { order, outcome, view, options, text } = props;
  const flow = useOrderFlow();
  const { go } = useRoute();
  // The flow can pay and cancel only the order that it follows.
  const isFollowed = order !== null && flow.order.value?.id === order.id;
  const canPay = PAYABLE.has(outcome) && isFollowed && order.paymentUrl !== undefined && order.mode === 'order';
  const again = order !== null && REPEATABLE.has(outcome) ? options.again?.(order.summary, outcome) : undefined;

  const leaveTo = (address: string) => () => {
    flow.reset();
    go(address);
  };

  return (
    <Stack gap="s">
      {canPay && (
        <Button wide variant={outcome === 'payment_failed' ? 'primary' : 'secondary'} onPress={flow.openPayment}>
          {text.openPayment}
        </Button>
      )}
      {again !== undefined && (
        <Button wide variant="primary" onPress={leaveTo(again)}>
          {view.again ?? text.again}
        </Button>
      )}
      {isFollowed && order.cancelable && outcome !== 'canceling' && view.cancelable !== false && (
        <CancelOrder order={order} text={text} />
      )}
      {!UNDER_WAY.has(outcome) && (
        <Button wide variant="ghost" onPress={leaveTo(addressOf('/'))}>
          {text.toStart}
        </Button>
      )}
    </Stack>
  );
}
