import { AlertModal, Button, Stack, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addressOf, stationAddress } from '../shared/address.js';
import { useApp } from '../state/app-context.js';
import { choiceParameters } from '../station/choice.js';
import type { FuelOutcome } from './fuel-outcome.js';
import type { FuelOrder } from './order-money.js';
import { paymentTexts } from './texts.js';

/** The order can still be paid. */
const PAYABLE: ReadonlySet<FuelOutcome> = new Set(['waiting', 'payment_failed', 'late']);
/** Too late to cancel, or being canceled. The server's `cancelable` follows a moment later. */
const NOT_CANCELABLE: ReadonlySet<FuelOutcome> = new Set(['lifted', 'dispensing', 'finishing', 'canceling']);
/** The same can be ordered again. */
const REPEATABLE: ReadonlySet<FuelOutcome> = new Set(['canceled', 'expired', 'rejected', 'refunded', 'not_released']);
/** Not final: the buyer should stay on this screen. */
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

/** What the buyer can do: pay, cancel, order again, or go back to the stations. */
export function NextSteps({ outcome, order }: { outcome: FuelOutcome; order: FuelOrder | null }) {
  const { flow } = useApp();
  const { route } = useLocation();
  const text = useTexts(paymentTexts);
  // The flow can pay and cancel only the order that it follows.
  const isFollowed = order !== null && flow.order.value?.id === order.id;
  const canPay = PAYABLE.has(outcome) && isFollowed && order.paymentUrl !== undefined && order.mode === 'order';

  function repeat() {
    flow.reset();
    if (!order) return toStations();
    const { selection } = order.summary;
    // Without the pump that failed.
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

/** Cancels the order after a confirmation; says so if it was too late. */
function CancelOrder({ order }: { order: FuelOrder }) {
  const { flow } = useApp();
  const text = useTexts(paymentTexts);
  const [confirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState('');
  const isPaid = order.state === 'paid' || order.state === 'hold';

  async function cancel() {
    setConfirming(false);
    setProblem('');
    if (await flow.cancel()) return;
    setProblem(flow.error.peek()?.code === 'cancel_too_late' ? text.cancelTooLate : text.cancelFailed);
  }

  return (
    <>
      <Button wide variant="ghost" loading={flow.canceling.value} onPress={() => setConfirming(true)}>
        {text.cancel}
      </Button>
      <p class="gs-notice" role="alert">
        {problem}
      </p>
      <AlertModal
        open={confirming}
        title={text.cancelTitle}
        text={isPaid ? text.cancelPaid : text.cancelUnpaid}
        actions={[
          { label: text.cancelKeep, strong: true, onPress: () => setConfirming(false) },
          { label: text.cancelYes, danger: true, onPress: cancel },
        ]}
        onClose={() => setConfirming(false)}
      />
    </>
  );
}
