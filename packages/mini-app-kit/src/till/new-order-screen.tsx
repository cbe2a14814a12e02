import {
  AmountBar,
  Card,
  ErrorState,
  OrderLines,
  Section,
  Skeleton,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import { newIdempotencyKey, requestQuote } from '../client/index.js';
import { ContactFields, isAcceptable } from '../contacts/contact-fields.js';
import { buyerOf, type Contacts } from '../contacts/contacts.js';
import { fitBuyer } from '../contacts/fit-buyer.js';
import { useResource } from '../resources/use-resource.js';
import { tillApi } from './api.js';
import { OpenShift } from './open-shift.js';
import { errorText, texts } from './texts.js';
import { useSession, useTill } from './till-context.js';
import { useAction } from './use-action.js';

/** Debounce of the price request. */
const TYPING_PAUSE_MS = 300;

/** The cashier fills the order in, sees its price and makes it. */
export function NewOrderScreen() {
  return useSession().shift ? <OrderForm /> : <OpenShift />;
}

/** What was chosen, after a pause in typing; null at once where it is no longer complete. */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === null ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled === value ? settled : null;
}

function OrderForm() {
  const text = useTexts(texts);
  const locale = useLocale();
  const till = useTill();
  const [selection, setSelection] = useState<string | null>(null);
  const [contacts, setContacts] = useState<Contacts>({ email: '', phone: '' });
  const [emailLeft, setEmailLeft] = useState(false);
  const [priceChanged, setPriceChanged] = useState(false);
  const placing = useAction();
  const settled = useSettled(selection);
  const quote = useResource(settled && `${locale} ${settled}`, {
    load: () => requestQuote(JSON.parse(settled ?? 'null'), locale),
  });
  const price = selection === settled ? quote.value : null;
  // One key for each price: a double press, or a retry after a lost answer, is one order.
  const key = useRef({ quoteId: '', key: '' });

  function submit(event: Event) {
    event.preventDefault();
    setEmailLeft(true);
    if (!price || !isAcceptable(contacts.email, 'customer')) return;
    if (key.current.quoteId !== price.id) key.current = { quoteId: price.id, key: newIdempotencyKey() };
    setPriceChanged(false);
    void placing.run(
      () =>
        tillApi.placeOrder({ quoteId: price.id, buyer: buyerOf(contacts, fitBuyer(null)), locale }, key.current.key),
      ({ id }) => till.router.go({ screen: 'order', id }),
    );
  }

  const failure = placing.error?.code;
  useEffect(() => {
    // The quote has expired: show the new price before ordering.
    if (failure !== 'quote_expired' && failure !== 'quote_not_found') return;
    placing.clear();
    setPriceChanged(true);
    quote.retry();
  }, [failure]);

  return (
    <form class="till-columns" onSubmit={submit}>
      <Stack gap="l">
        <h1 class="till-heading">{text.newOrder}</h1>
        <till.adapter.Form onChange={(chosen) => setSelection(chosen === null ? null : JSON.stringify(chosen))} />
        <Section title={text.contact}>
          <Stack gap="s">
            <ContactFields
              of="customer"
              contacts={contacts}
              marked={emailLeft}
              onChange={setContacts}
              onEmailLeft={() => setEmailLeft(true)}
            />
          </Stack>
        </Section>
      </Stack>
      <div class="till-aside">
        <Section title={text.toPay}>
          <Card>
            <Stack>
              {price ? (
                <OrderLines
                  lines={price.lines.map(({ sku, name, quantity, unit, total, vat }) => ({
                    ...{ id: sku, name, quantity, unit: text[unit], kopecks: total, vatKopecks: vat },
                  }))}
                />
              ) : quote.error ? (
                quote.error.code === 'offline' ? (
                  <ErrorState onRetry={quote.retry} />
                ) : (
                  <p role="alert">{errorText(quote.error, locale)}</p>
                )
              ) : selection === null ? (
                <p class="till-muted">{text.choose}</p>
              ) : (
                <Skeleton />
              )}
              {priceChanged && price && <p role="alert">{text.priceChanged}</p>}
              {placing.error && <p role="alert">{errorText(placing.error, locale)}</p>}
              {price && (
                <AmountBar type="submit" kopecks={price.amount} action={text.makePrecheck} loading={placing.busy} />
              )}
            </Stack>
          </Card>
        </Section>
      </div>
    </form>
  );
}
