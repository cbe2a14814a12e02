import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { AmountBar, Card, formatMoney, OrderLines, Section, Stack, unitName, useLocale } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { useOrderFlow } from '../app/use-order-flow.js';
import type { QuoteView } from '../client/index.js';
import { BuyerContacts, useBuyerContacts } from './buyer-contacts.js';
import { ConfirmFrame } from './confirm-frame.js';
import type { ConfirmOptions } from './confirm-options.js';
import { type PriceChange, priceChange, type ShownPrices } from './price-change.js';
import type { ConfirmTexts } from './texts.js';
import { usePlaceOrder } from './use-place-order.js';

export interface OfferProps<Selection, Summary> {
  quote: QuoteView<Summary>;
  /** The price that the buyer has seen before, kopecks. */
  seen: number | null;
  options: ConfirmOptions<Selection, Summary>;
  text: ConfirmTexts;
  onBack: () => void;
  /** Requests a new quote; resolves also if that fails. */
  onRefresh: () => Promise<void>;
}

/** A quote, with the button that places the order. */
export function Offer<Selection, Summary>(props: OfferProps<Selection, Summary>) {
  const { quote, options, text, onBack, onRefresh } = props;
  const { Facts, unitPriceOf } = options;
  const locale = useLocale();
  const flow = useOrderFlow<Summary>();
  const contacts = useBuyerContacts();
  const prices: ShownPrices = { unit: unitPriceOf?.(quote.summary) ?? null, amount: quote.amount };
  const [seen, setSeen] = useState<ShownPrices>(
    unitPriceOf ? { unit: props.seen, amount: null } : { unit: null, amount: props.seen },
  );
  const change = priceChange(seen, prices);
  const { place, notice } = usePlaceOrder(() => setSeen(prices), onRefresh);

  function submit(event: Event) {
    event.preventDefault();
    const buyer = contacts.check();
    if (buyer !== null) void place(buyer);
  }

  return (
    <form ref={contacts.form} onSubmit={submit} noValidate>
      <ConfirmFrame
        text={text}
        onBack={onBack}
        footer={
          <>
            <p class="kit-problem" role="alert">
              {change === null && notice !== null && text[notice]}
            </p>
            <AmountBar
              type="submit"
              kopecks={quote.amount}
              action={useActionText(quote, text)}
              loading={flow.placing.value || flow.quoting.value}
            />
          </>
        }
      >
        <div class="kit-columns">
          <Stack>
            {change && <PriceChangeNotice change={change} text={text} />}
            <Card>
              <Facts summary={quote.summary} price={quote} />
            </Card>
          </Stack>
          <Stack gap="l">
            <Section title={text.order}>
              <OrderLines
                lines={quote.lines.map(({ sku, name, unit, quantity, total, vat }) => ({
                  id: sku,
                  name,
                  quantity,
                  ...(unit === 'piece' ? {} : { unit: unitName(unit, locale) }),
                  kopecks: total,
                  vatKopecks: vat,
                }))}
                total={{ kopecks: quote.amount, vatKopecks: quote.vatAmount }}
              />
            </Section>
            <BuyerContacts contacts={contacts} text={text} />
          </Stack>
        </div>
      </ConfirmFrame>
    </form>
  );
}

/** The button's text: pay, hold the sum, or add to the host's invoice. */
function useActionText({ payment }: QuoteView, text: ConfirmTexts): string {
  const { mode } = useMiniApp();
  if (mode.value === 'suborder') return text.addToInvoice;
  return payment === 'guaranteed' ? text.hold : text.pay;
}

function PriceChangeNotice({ change: { kind, before, now }, text }: { change: PriceChange; text: ConfirmTexts }) {
  const locale = useLocale();
  return (
    <div class="kit-warning" role="alert">
      <p class="kit-warning__title">{kind === 'unit' ? text.unitPriceChanged : text.amountChanged}</p>
      <p>{text.priceWas(formatMoney(before, locale), formatMoney(now, locale))}</p>
    </div>
  );
}
