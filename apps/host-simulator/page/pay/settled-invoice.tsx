import { PaymentOutcome, useTexts } from '@invoicebox/mini-app-ui';
import type { Invoice } from '../../shared/index.js';
import { payTexts } from './texts.js';

/** The outcome of an invoice, with a link back to the shop. */
export function SettledInvoice({ invoice, shopUrl }: { invoice: Invoice; shopUrl: string | undefined }) {
  const texts = useTexts(payTexts);
  const refused = invoice.orders.find(({ shippingUnavailable }) => shippingUnavailable !== undefined);
  const action = shopUrl && (
    <a class="ib-button ib-button--primary ib-button--large ib-button--wide" href={shopUrl}>
      <span class="ib-button__face">{texts.back}</span>
    </a>
  );
  if (refused) {
    const text = [refused.shippingUnavailable, texts.shippingUnavailableText].filter(Boolean).join(' ');
    return <PaymentOutcome state="failed" title={texts.shippingUnavailable} text={text} action={action} />;
  }
  switch (invoice.status) {
    case 'hold':
      return <PaymentOutcome state="paid" title={texts.hold} text={texts.holdText} action={action} />;
    case 'completed':
      return <PaymentOutcome state="paid" title={texts.paidTitle} text={texts.paidText} action={action} />;
    case 'expired':
      return <PaymentOutcome state="expired" title={texts.expiredTitle} text={texts.expiredText} action={action} />;
    default:
      return <PaymentOutcome state="canceled" title={texts.canceledTitle} text={texts.canceledText} action={action} />;
  }
}
