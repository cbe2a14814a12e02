import type { PageErrorCode, QuoteView } from '@invoicebox/mini-app-kit';
import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import {
  AmountBar,
  Card,
  Cell,
  formatLitres,
  formatMoney,
  OrderLines,
  Section,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { OrderSummary } from '../../shared/order.js';
import { addressOf } from '../shared/address.js';
import { useApp } from '../state/app-context.js';
import { usePumpStates } from '../station/use-pump-states.js';
import { ConfirmShell } from './confirm-shell.js';
import { ContactFields, useContacts } from './contacts.js';
import { type PriceChange, priceChange, type SeenPrice } from './price-change.js';
import { confirmTexts } from './texts.js';

export interface OfferProps {
  quote: QuoteView<OrderSummary>;
  /** The price that the buyer has seen before. */
  seen: SeenPrice | null;
  onBack: () => void;
  /** Requests a new quote; resolves also if that fails. */
  onRefresh: () => Promise<void>;
}

/** The message for a failed order. */
function useFailureText(): (code: PageErrorCode | 'offline' | undefined) => string {
  const text = useTexts(confirmTexts);
  return (code) => {
    if (code === 'offline' || code === 'internal_error') return text.placeFailed;
    return code === 'too_many_requests' ? text.tooMany : text.placeRefused;
  };
}

/** A quote, with the button that places the order. */
export function Offer({ quote, seen: seenBefore, onBack, onRefresh }: OfferProps) {
  const { flow } = useApp();
  const { route } = useLocation();
  const text = useTexts(confirmTexts);
  const locale = useLocale();
  const contacts = useContacts();
  const failureText = useFailureText();
  const [notice, setNotice] = useState('');
  const [seen, setSeen] = useState(seenBefore);
  const change = priceChange(seen, quote);

  async function place() {
    const buyer = contacts.check();
    if (buyer === null) return;
    setNotice('');
    const order = await flow.placeOrder(buyer, locale);
    if (order) {
      // Replaces this screen in the history, so that «back» cannot lead to a second order.
      route(addressOf('/payment/success', { order: order.id }), true);
      return;
    }
    const code = flow.error.peek()?.code;
    if (code !== 'quote_expired' && code !== 'quote_not_found') {
      setNotice(failureText(code));
      return;
    }
    setSeen({ litre: quote.summary.price, amount: quote.amount });
    await onRefresh();
    setNotice(text.priceRenewed);
  }

  return (
    <ConfirmShell
      onBack={onBack}
      footer={
        <>
          <p class="gs-notice" role="alert">
            {change === null && notice}
          </p>
          <AmountBar
            kopecks={quote.amount}
            action={useActionText(quote)}
            loading={flow.placing.value || flow.quoting.value}
            onPress={place}
          />
        </>
      }
    >
      <Stack gap="l">
        {change && <PriceChangeNotice change={change} />}
        <OrderFacts quote={quote} />
        <Section title={text.order}>
          <OrderLines
            lines={quote.lines.map(({ sku, name, unit, quantity, total, vat }) => ({
              id: sku,
              name,
              quantity,
              ...(unit === 'litre' ? { unit: text.litre } : {}),
              kopecks: total,
              vatKopecks: vat,
            }))}
            total={{ kopecks: quote.amount, vatKopecks: quote.vatAmount }}
          />
        </Section>
        <ContactFields contacts={contacts} />
      </Stack>
    </ConfirmShell>
  );
}

/** The button's text: pay, hold the sum, or add to the host's invoice. */
function useActionText({ payment }: QuoteView<OrderSummary>): string {
  const { mode } = useMiniApp();
  const text = useTexts(confirmTexts);
  if (mode.value === 'suborder') return text.addToInvoice;
  return payment === 'guaranteed' ? text.hold : text.pay;
}

function PriceChangeNotice({ change: { kind, before, now } }: { change: PriceChange }) {
  const text = useTexts(confirmTexts);
  const locale = useLocale();
  return (
    <div class="gs-price-change" role="alert">
      <p class="gs-price-change__title">{kind === 'litre' ? text.priceChanged : text.amountChanged}</p>
      <p>{text.priceWas(formatMoney(before, locale), formatMoney(now, locale))}</p>
    </div>
  );
}

/** Station, pump, and what a full tank means. */
function OrderFacts({ quote }: { quote: QuoteView<OrderSummary> }) {
  const text = useTexts(confirmTexts);
  const locale = useLocale();
  const { selection, stationTitle, stationAddress } = quote.summary;
  const state = usePumpStates(selection.stationId)?.get(selection.pump);
  const warning = state === 'busy' ? text.pumpTaken : state === 'out_of_order' ? text.pumpBroken : undefined;
  return (
    <Card>
      <Stack gap="s">
        <Cell icon="location" label={stationTitle} description={stationAddress} />
        <div role="status">
          <Cell icon="fuel" label={text.pumpLabel} description={warning} value={selection.pump} />
        </div>
        {selection.volume.kind === 'full_tank' && (
          <Cell
            icon="clock"
            label={text.fullTankLabel(formatLitres(selection.volume.most, locale))}
            description={(selection.extras.length > 0 ? text.fullTankAndMore : text.fullTankText)(
              formatMoney(quote.amount, locale),
            )}
          />
        )}
      </Stack>
    </Card>
  );
}
