import type { QuoteView } from '@invoicebox/merchant-server/client';
import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import {
  AmountBar,
  Button,
  Card,
  Cell,
  EmptyState,
  ErrorState,
  NavigationBar,
  OrderLines,
  Screen,
  Section,
  SkeletonList,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { FuelSelection, OrderSummary } from '../../contract/order.js';
import { addressOf, stationAddress } from '../shared/address.js';
import { useApp } from '../shared/app-context.js';
import { useFullHeight } from '../shared/use-full-height.js';
import { readChoice, selectionOf, selectionParameters } from '../station/choice.js';
import { texts } from '../texts.js';
import { ContactFields, useContacts } from './contacts.js';

/** What the address says is to be ordered. */
function readSelection(): FuelSelection | null {
  const parameters = new URLSearchParams(location.search);
  const stationId = parameters.get('station');
  return stationId === null ? null : selectionOf(stationId, readChoice(parameters));
}

/** The order before it is placed: what, where, for how much. */
export function ConfirmScreen() {
  const { flow } = useApp();
  const { route } = useLocation();
  const text = useTexts(texts);
  const locale = useLocale();
  const [selection] = useState(readSelection);
  const ask = () => selection !== null && flow.requestQuote(selection, locale);
  useEffect(() => {
    flow.reset();
    void ask();
  }, [locale]);

  if (selection === null) {
    return (
      <Shell onBack={() => route(addressOf('/'))}>
        <EmptyState
          icon="fuel"
          title={text.nothingChosen}
          text={text.nothingChosenText}
          action={
            <Button wide variant="primary" onPress={() => route(addressOf('/'))}>
              {text.toStations}
            </Button>
          }
        />
      </Shell>
    );
  }

  const back = () => route(stationAddress(selection.stationId, selectionParameters(selection)));
  const quote = flow.quote.value;
  if (quote) return <Offer quote={quote} onBack={back} onRefresh={ask} />;
  const error = flow.error.value;
  if (!error) {
    return (
      <Shell onBack={back}>
        <SkeletonList of="cell" rows={5} />
      </Shell>
    );
  }
  return (
    <Shell onBack={back}>
      {error.code === 'offline' ? (
        <ErrorState onRetry={ask} retrying={flow.quoting.value} />
      ) : (
        <EmptyState
          icon="warning"
          title={text.unavailable}
          text={error.code === 'selection_unavailable' ? error.message : text.nothingChosenText}
          action={
            <Button wide variant="primary" onPress={back}>
              {text.change}
            </Button>
          }
        />
      )}
    </Shell>
  );
}

interface ShellProps {
  onBack: () => void;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

function Shell({ onBack, footer, children }: ShellProps) {
  const text = useTexts(texts);
  const fullHeight = useFullHeight();
  return (
    <Screen
      background="canvas"
      fullHeight={fullHeight}
      header={<NavigationBar title={text.confirm} onBack={onBack} />}
      footer={footer}
    >
      {children}
    </Screen>
  );
}

interface OfferProps {
  quote: QuoteView<OrderSummary>;
  onBack: () => void;
  /** Asks for the price again. */
  onRefresh: () => void;
}

/** A price that holds, and the button that makes an order of it. */
function Offer({ quote, onBack, onRefresh }: OfferProps) {
  const { flow } = useApp();
  const { mode } = useMiniApp();
  const { route } = useLocation();
  const text = useTexts(texts);
  const locale = useLocale();
  const contacts = useContacts();
  const [notice, setNotice] = useState('');

  async function place() {
    const buyer = contacts.check();
    if (buyer === null) return;
    setNotice('');
    const order = await flow.placeOrder(buyer, locale);
    if (order) {
      route(addressOf('/payment/success', { order: order.id }));
      return;
    }
    const code = flow.error.peek()?.code;
    if (code === 'quote_expired' || code === 'quote_not_found') {
      setNotice(text.priceChanged);
      onRefresh();
    } else {
      setNotice(code === 'offline' || code === 'internal_error' ? text.placeFailed : text.placeRefused);
    }
  }

  return (
    <Shell
      onBack={onBack}
      footer={
        <>
          <p class="gs-notice" role="alert">
            {notice}
          </p>
          <AmountBar
            kopecks={quote.amount}
            action={mode.value === 'suborder' ? text.addToInvoice : text.pay}
            loading={flow.placing.value || flow.quoting.value}
            onPress={place}
          />
        </>
      }
    >
      <Stack gap="l">
        <OrderFacts summary={quote.summary} />
        <Section title={text.order}>
          <OrderLines
            lines={quote.lines.map(({ sku, name, quantity, total, vat }) => ({
              id: sku,
              name,
              quantity,
              unit: text.litre,
              kopecks: total,
              vatKopecks: vat,
            }))}
            total={{ kopecks: quote.amount, vatKopecks: quote.vatAmount }}
          />
        </Section>
        <ContactFields contacts={contacts} />
      </Stack>
    </Shell>
  );
}

function OrderFacts({ summary }: { summary: OrderSummary }) {
  const text = useTexts(texts);
  return (
    <Card>
      <Stack gap="s">
        <Cell icon="location" label={summary.stationTitle} description={summary.stationAddress} />
        <Cell icon="fuel" label={text.pumpLabel} value={summary.selection.pump} />
      </Stack>
    </Card>
  );
}
