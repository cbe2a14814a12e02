import {
  AlertModal,
  AmountBar,
  EmptyState,
  ErrorState,
  NavigationBar,
  Screen,
  SkeletonList,
  Stack,
  Toast,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Invoice } from '../../shared/index.js';
import { invoiceTotal } from '../shared/invoice-sums.js';
import { createInvoiceModel, type InvoiceModel, returnUrl } from './invoice-model.js';
import { OrderCard } from './order-card.js';
import { OtherWays } from './other-ways.js';
import { SettledInvoice } from './settled-invoice.js';
import { payTexts } from './texts.js';

/** In the workbench the page does not redirect: the host watches the invoice and informs the mini-app. */
const isEmbedded = window.parent !== window;

function leave(url: string): void {
  if (!isEmbedded) window.location.assign(url);
}

/** The payment page of an invoice. */
export function PaymentPage({ containerId }: { containerId: string }) {
  const texts = useTexts(payTexts);
  const model = useMemo(() => createInvoiceModel(containerId, leave), [containerId]);
  useEffect(() => {
    void model.load();
  }, [model]);
  const state = model.state.value;
  const header = <NavigationBar title={texts.invoice(containerId.slice(0, 8))} subtitle={texts.simulated} divided />;
  switch (state.kind) {
    case 'loading':
      return (
        <Screen header={header} background="canvas" fullHeight>
          <SkeletonList rows={3} of="cell" />
        </Screen>
      );
    case 'missing':
      return (
        <Screen header={header} fullHeight>
          <EmptyState icon="receipt" title={texts.notFoundTitle} text={texts.notFoundText} />
        </Screen>
      );
    case 'unreachable':
      return (
        <Screen header={header} fullHeight>
          <ErrorState onRetry={() => void model.load()} />
        </Screen>
      );
    case 'open':
      return <OpenInvoice header={header} model={model} invoice={state.invoice} />;
  }
}

/** The initial payer: the customer of the first order. */
function payerOf({ orders: [first] }: Invoice): string {
  const { vatNumber, phone, email } = first?.order.customer ?? {};
  return vatNumber ?? phone ?? email ?? '';
}

function OpenInvoice({
  header,
  model,
  invoice,
}: {
  header: preact.JSX.Element;
  model: InvoiceModel;
  invoice: Invoice;
}) {
  const texts = useTexts(payTexts);
  const [asking, setAsking] = useState(false);
  const payable = invoice.status === 'payable';
  const problem = model.failed.value ? texts.failed : model.refused.value ? texts.refused : '';
  const bar = (
    <AmountBar
      kopecks={invoiceTotal(invoice).kopecks}
      action={texts.pay}
      loading={model.busy.value}
      onPress={() => void model.pay()}
    />
  );
  return (
    <Screen header={header} background="canvas" footer={payable ? bar : undefined} fullHeight>
      <Stack gap="l">
        {!payable && <SettledInvoice invoice={invoice} shopUrl={isEmbedded ? undefined : returnUrl(invoice)} />}
        {invoice.orders.map((entry) => (
          <OrderCard key={entry.order.id} entry={entry} />
        ))}
        {payable && <OtherWays model={model} payer={payerOf(invoice)} onDecline={() => setAsking(true)} />}
      </Stack>
      <AlertModal
        open={asking}
        title={texts.declineTitle}
        text={texts.declineText}
        onClose={() => setAsking(false)}
        actions={[
          { label: texts.declineNo, onPress: () => setAsking(false), strong: true },
          {
            label: texts.declineYes,
            danger: true,
            onPress: () => {
              setAsking(false);
              void model.decline();
            },
          },
        ]}
      />
      <Toast message={problem} icon="warning" onDismiss={model.dismissFailure} />
    </Screen>
  );
}
