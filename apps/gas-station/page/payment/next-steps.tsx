import { AlertModal, Button, Stack, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addressOf, stationAddress } from '../shared/address.js';
import { useApp } from '../state/app-context.js';
import { choiceParameters } from '../station/choice.js';
import type { FuelOutcome } from './fuel-outcome.js';
import type { FuelOrder } from './order-money.js';
import { paymentTexts } from './texts.js';

/** Where the order can still be paid. */
const PAYABLE: ReadonlySet<FuelOutcome> = new Set(['waiting', 'payment_failed', 'late']);
/** Where it is too late to cancel, or under way: the order's server judges the same, a moment later. */
const NOT_CANCELABLE: ReadonlySet<FuelOutcome> = new Set(['lifted', 'dispensing', 'finishing', 'canceling']);
/** Where the same can be ordered again. */
const REPEATABLE: ReadonlySet<FuelOutcome> = new Set(['canceled', 'expired', 'rejected', 'refunded', 'not_released']);
/** Where the buyer stays until something has come of it. */
const FULFILMENT_OPEN: ReadonlySet<FuelOutcome> = new Set([
  'waiting',
  'held',
  'releasing',
  'pump_queued',
  'released',
  'lifted',
  'dispensing',
  'finishing',
  'canceling',
]);

/** The way on from each outcome: pay, cancel, order again, or back to the stations. */
export function NextSteps({ outcome, order }: { outcome: FuelOutcome; order: FuelOrder | null }) {
  const { flow } = useApp();
  const { route } = useLocation();
  const text = useTexts(paymentTexts);
  // Until the flow has the order as well it could neither open its payment nor cancel it.
  const isFollowed = order !== null && flow.order.value?.id === order.id;
  const canPay = PAYABLE.has(outcome) && isFollowed && order.paymentUrl !== undefined && order.mode === 'order';

  function repeat() {
    flow.reset();
    if (!order) return toStations();
    const { selection } = order.summary;
    // The pump that failed is not proposed again.
    const pump = outcome === 'not_released' ? null : selection.pump;
    route(stationAddress(selection.stationId, choiceParameters({ ...selection, pump })));
  }

  function toStations() {
    flow.reset();
    route(addressOf('/'));
  }

  return (
    <Stack gap="s">
      {canPay && (
        <Button wide variant={outcome === 'payment_failed' ? 'primary' : 'secondary'} onPress={flow.openPayment}>
          {text.openPayment}
        </Button>
      )}
      {REPEATABLE.has(outcome) && (
        <Button wide variant="primary" onPress={repeat}>
          {outcome === 'not_released' ? text.otherPump : text.again}
        </Button>
      )}
      {isFollowed && order.cancelable && !NOT_CANCELABLE.has(outcome) && <CancelOrder order={order} />}
      {!FULFILMENT_OPEN.has(outcome) && (
        <Button wide variant="ghost" onPress={toStations}>
          {text.toStations}
        </Button>
      )}
    </Stack>
  );
}

/** Cancels the order after a second thought; says so where it was too late. */
function CancelOrder({ order }: { order: FuelOrder }) {
  const { flow } = useApp();
  const text = useTexts(paymentTexts);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const isPaid = order.state === 'paid' || order.state === 'hold';

  async function cancel() {
    setAsking(false);
    setProblem('');
    if (await flow.cancel()) return;
    setProblem(flow.error.peek()?.code === 'cancel_too_late' ? text.cancelTooLate : text.cancelFailed);
  }

  return (
    <>
      <Button wide variant="ghost" loading={flow.canceling.value} onPress={() => setAsking(true)}>
        {text.cancel}
      </Button>
      <p class="gs-notice" role="alert">
        {problem}
      </p>
      <AlertModal
        open={asking}
        title={text.cancelTitle}
        text={isPaid ? text.cancelPaid : text.cancelUnpaid}
        actions={[
          { label: text.cancelKeep, strong: true, onPress: () => setAsking(false) },
          { label: text.cancelYes, danger: true, onPress: cancel },
        ]}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
