import { IconButton, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useRef } from 'preact/hooks';
import { workbenchTexts } from './texts.js';

/** The payment page over the workbench, as the app opens it over a mini-app. */
export function PaymentOverlay({ url, onClose }: { url: string | null; onClose: () => void }) {
  const texts = useTexts(workbenchTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (url !== null) dialog.current?.showModal();
  }, [url]);
  if (url === null) return null;
  return (
    <dialog
      ref={dialog}
      class="payment-overlay"
      aria-label={texts.payment}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header class="payment-overlay__head">
        <strong>{texts.payment}</strong>
        <IconButton icon="close" label={texts.closePayment} onPress={onClose} />
      </header>
      <iframe class="payment-overlay__page" data-payment-page src={url} title={texts.payment} />
    </dialog>
  );
}
