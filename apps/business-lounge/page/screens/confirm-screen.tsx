import type { QuoteView } from '@invoicebox/mini-app-kit';
import { type Buyer, useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import {
  AmountBar,
  Card,
  defineTexts,
  OrderLines,
  parsePhone,
  Section,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BookingSummary } from '../../shared/booking.js';
import { useApp } from '../app-context.js';
import { AppScreen } from '../components/app-screen.js';
import { BookingFacts } from '../components/booking-facts.js';
import { ContactFields, type Contacts, isEmail } from '../components/contact-fields.js';
import { useNavigation } from '../navigation.js';

const texts = defineTexts({
  ru: {
    title: 'Проверьте заказ',
    lines: 'Состав заказа',
    pay: 'Оплатить',
    add: 'Добавить к счёту',
    priceChanged: 'Цена устарела, и мы узнали новую. Проверьте сумму и подтвердите заказ ещё раз.',
    failed: 'Заказ не оформлен. Проверьте соединение и нажмите ещё раз: второй заказ не появится.',
  },
  en: {
    title: 'Check the order',
    lines: 'Order items',
    pay: 'Pay',
    add: 'Add to the invoice',
    priceChanged: 'The price was out of date and a new one was asked for. Check the sum and confirm once more.',
    failed: 'The order was not placed. Check the connection and press again: there will be no second order.',
  },
});

type Notice = 'priceChanged' | 'failed';

/** Shows the quote, and places the order. */
export function ConfirmScreen() {
  const { flow, booking } = useApp();
  const { go } = useNavigation();
  const quote = flow.quote.value;

  useEffect(() => {
    if (quote) return;
    // The lounge screen shows why there is no quote. After a reload the selection is lost.
    const { loungeId, procedure } = booking.selection.peek() ?? {};
    go(loungeId !== undefined && procedure ? { screen: 'lounge', loungeId, procedure } : { screen: 'find' }, true);
  }, [quote]);

  return quote && <Confirmation quote={quote} />;
}

/** The buyer of the order, without empty fields. */
function buyerOf(known: Buyer | null, { email, phone }: Contacts) {
  const entries = Object.entries({ name: known?.name ?? '', email: email.trim(), phone: phone || known?.phone || '' });
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Places the order; requests a new quote if the old one has expired. */
function usePlaceOrder() {
  const { flow, booking } = useApp();
  const { go } = useNavigation();
  const locale = useLocale();
  const { buyer } = useMiniApp();
  const [notice, setNotice] = useState<Notice | null>(null);

  const place = async (contacts: Contacts) => {
    setNotice(null);
    const order = await flow.placeOrder(buyerOf(buyer.value, contacts), locale);
    if (order) return go({ screen: 'payment', result: 'success', orderId: order.id }, true);
    const code = flow.error.peek()?.code;
    if (code !== 'quote_expired' && code !== 'quote_not_found') return setNotice('failed');
    const selection = booking.selection.peek();
    if (selection && (await flow.requestQuote(selection, locale))) setNotice('priceChanged');
  };
  return { place, notice };
}

function Confirmation({ quote }: { quote: QuoteView<BookingSummary> }) {
  const locale = useLocale();
  const words = useTexts(texts);
  const { go } = useNavigation();
  const { flow } = useApp();
  const { mode, buyer } = useMiniApp();
  const { place, notice } = usePlaceOrder();
  const element = useRef<HTMLFormElement>(null);
  const [contacts, setContacts] = useState<Contacts>(() => ({
    email: buyer.peek()?.email ?? '',
    phone: parsePhone(buyer.peek()?.phone ?? '') ?? '',
  }));
  // Errors are shown after the first attempt to submit.
  const [attempts, setAttempts] = useState(0);
  const { summary } = quote;
  // In a suborder the main order has the buyer.
  const asksContacts = mode.value !== 'suborder';
  const isEmailWrong = asksContacts && !isEmail(contacts.email);

  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  const submit = (event: Event) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (!isEmailWrong) void place(contacts);
  };

  return (
    <form ref={element} onSubmit={submit} noValidate>
      <AppScreen
        background="canvas"
        title={words.title}
        subtitle={summary.loungeName[locale]}
        onBack={() => go({ screen: 'lounge', loungeId: summary.loungeId, procedure: summary.procedure })}
        footer={
          <AmountBar
            kopecks={quote.amount}
            action={asksContacts ? words.pay : words.add}
            type="submit"
            loading={flow.placing.value || flow.quoting.value}
          />
        }
      >
        <div class="bl-columns">
          <Card>
            <BookingFacts summary={summary} />
          </Card>
          <Stack gap="l">
            <Section title={words.lines}>
              <OrderLines
                lines={quote.lines.map(({ sku, name, quantity, total, vat }) => ({
                  id: sku,
                  name,
                  quantity,
                  kopecks: total,
                  vatKopecks: vat,
                }))}
                total={{ kopecks: quote.amount, vatKopecks: quote.vatAmount }}
              />
            </Section>
            {asksContacts && (
              <Card>
                <ContactFields contacts={contacts} emailWrong={attempts > 0 && isEmailWrong} onChange={setContacts} />
              </Card>
            )}
            <div role="alert">{notice && <p class="bl-alert">{words[notice]}</p>}</div>
          </Stack>
        </div>
      </AppScreen>
    </form>
  );
}
