import { useLocale } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { useRoute } from '../app/mini-app-deps.js';
import { useOrderFlow } from '../app/use-order-flow.js';
import type { BuyerInput, MerchantErrorCode } from '../client/index.js';
import { addressOf } from '../router/address.js';

/** Why the order was not placed: the name of a text. */
export type PlaceNotice = 'priceRenewed' | 'placeFailed' | 'placeRefused' | 'tooMany';

function noticeOf(code: MerchantErrorCode | undefined): PlaceNotice {
  if (code === 'offline' || code === 'internal_error') return 'placeFailed';
  return code === 'too_many_requests' ? 'tooMany' : 'placeRefused';
}

/**
 * Places the order of the quote and goes to its payment screen. If the quote has expired, asks for a new one, and the buyer
 * confirms again.
 *
 * @param onExpired called before the new quote is asked for.
 * @param onRefresh asks for it; resolves also if that fails.
 */
export function usePlaceOrder(onExpired: () => void, onRefresh: () => Promise<void>) {
  const flow = useOrderFlow();
  const { go } = useRoute();
  const locale = useLocale();
  const [notice, setNotice] = useState<PlaceNotice | null>(null);

  async function place(buyer: BuyerInput): Promise<void> {
    setNotice(null);
    const order = await flow.placeOrder(buyer, locale);
    if (order) {
      // Replaces this screen in the history, so that «back» cannot lead to a second order.
      go(addressOf('/payment/success', { order: order.id }), true);
      return;
    }
    const code = flow.error.peek()?.code;
    if (code !== 'quote_expired' && code !== 'quote_not_found') {
      setNotice(noticeOf(code));
      return;
    }
    onExpired();
    await onRefresh();
    setNotice('priceRenewed');
  }

  return { place, notice };
}
