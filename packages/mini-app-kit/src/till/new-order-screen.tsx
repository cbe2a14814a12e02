import {
  AmountBar,
  Card,
  ErrorState,
  isCompletePhone,
  OrderLines,
  PhoneField,
  Section,
  Skeleton,
  Stack,
  TextField,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import { newIdempotencyKey, requestQuote } from '../client/index.js';
import { useResource } from '../resources/use-resource.js';
import { tillApi } from './api.js';
import { OpenShift } from './open-shift.js';
import { errorText, texts } from './texts.js';
import { useSession, useTill } from './till-context.js';
import { useAction } from './use-action.js';

/** Debounce of the price request. */
const TYPING_PAUSE_MS = 300;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

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
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
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
  const emailWrong = email.trim() !== '' && !EMAIL.test(email.trim());

  function submit(event: Event) {
    event.preventDefault();
    setEmailLeft(true);
    if (!price || emailWrong) return;
    if (key.current.quoteId !== price.id) key.current = { quoteId: price.id, key: newIdempotencyKey() };
    const buyer = {
      ...(email.trim() === '' ? {} : { email: email.trim() }),
      ...(isCompletePhone(phone) ? { phone } : {}),
    };
    setPriceChanged(false);
    void placing.run(
      () => tillApi.placeOrder({ quoteId: price.id, buyer, locale }, key.current.key),
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
        <till.plug.Form onChange={(chosen) => setSelection(chosen === null ? null : JSON.stringify(chosen))} />
        <Section title={text.contact}>
          <Stack gap="s">
            <TextField
              type="email"
              inputMode="email"
              autoComplete="off"
              name="buyer-email"
              maxLength={320}
              label={text.email}
              error={emailLeft && emailWrong ? text.emailWrong : undefined}
              value={email}
              onInput={setEmail}
              onBlur={() => setEmailLeft(true)}
            />
            <PhoneField value={phone} onInput={setPhone} />
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
