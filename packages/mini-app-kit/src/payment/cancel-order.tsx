import { AlertModal, Button } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { useOrderFlow } from '../app/use-order-flow.js';
import type { OrderView } from '../client/index.js';
import type { PaymentTexts } from './texts.js';

/** Cancels the order after a confirmation; says so if it was too late. */
export function CancelOrder({ order, text }: { order: OrderView; text: PaymentTexts }) {
  const flow = useOrderFlow();
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
      <p class="kit-problem" role="alert">
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
