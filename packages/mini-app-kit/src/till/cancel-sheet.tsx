import type { TillOrderView } from '@invoicebox/merchant-server/page-api';
import { formatMoney, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { tillApi } from './api.js';
import { isReason } from './reason-field.js';
import { ReasonSheet } from './reason-sheet.js';
import { texts } from './texts.js';
import { useAction } from './use-action.js';

interface CancelSheetProps {
  order: TillOrderView;
  onDone: (order: TillOrderView) => void;
  onClose: () => void;
}

/** Asks for a reason, then once more with the sum, and cancels. */
export function CancelSheet({ order, onDone, onClose }: CancelSheetProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const [reason, setReason] = useState('');
  const [marked, setMarked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const { busy, error, run } = useAction();

  function submit() {
    setMarked(true);
    setConfirming(isReason(reason));
  }

  function cancel() {
    setConfirming(false);
    void run(() => tillApi.cancel(order.id, reason.trim()), onDone);
  }

  return (
    <ReasonSheet
      title={text.cancelOrder}
      {...{ reason, marked, error, busy, onClose }}
      onReason={setReason}
      onSubmit={submit}
      confirm={{
        open: confirming,
        title: text.confirmCancel(formatMoney(order.amount, locale)),
        text: text.confirmText(reason.trim()),
        action: text.doCancel,
        onConfirm: cancel,
        onDecline: () => setConfirming(false),
      }}
    />
  );
}
