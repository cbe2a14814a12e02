import { useState } from 'preact/hooks';
import type { TillOrderView } from '../api-types/till.js';
import { tillApi } from './api.js';
import { AlertModal, BottomSheet, Button, formatMoney, Stack, useLocale, useTexts } from './kit.js';
import { isReason, ReasonField } from './reason-field.js';
import { errorText, texts } from './texts.js';
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
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const { busy, error, run } = useAction();
  const sum = formatMoney(order.amount, locale);

  function submit(event: Event) {
    event.preventDefault();
    setAsked(true);
    setConfirming(isReason(reason));
  }

  function cancel() {
    setConfirming(false);
    void run(() => tillApi.cancel(order.id, reason.trim()), onDone);
  }

  return (
    <>
      <BottomSheet modal open title={text.cancelOrder} onClose={onClose}>
        <form noValidate onSubmit={submit}>
          <Stack>
            <ReasonField value={reason} marked={asked} onInput={setReason} />
            {error && <p role="alert">{errorText(error, locale)}</p>}
            <Button variant="primary" wide type="submit" loading={busy}>
              {text.next}
            </Button>
          </Stack>
        </form>
      </BottomSheet>
      <AlertModal
        open={confirming}
        title={text.confirmCancel(sum)}
        text={text.confirmText(reason.trim())}
        onClose={() => setConfirming(false)}
        actions={[
          { label: text.no, onPress: () => setConfirming(false) },
          { label: text.doCancel, danger: true, onPress: cancel },
        ]}
      />
    </>
  );
}
