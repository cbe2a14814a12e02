import { kopecksFromRoubles } from '@invoicebox/invoicebox-api/money';
import { Button, Cell, formatMoney, ServiceCard, Stack, Tag, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { InvoiceOrder } from '../../shared/index.js';
import { invoiceTotal } from '../shared/invoice-sums.js';
import { paymentResultTexts, workbenchTexts } from './texts.js';
import type { WorkbenchModel } from './workbench-model.js';

/** The main order's invoice, as the payment page shows it around a mini-app: the order and its suborders. */
export function InvoiceSummary({ model }: { model: WorkbenchModel }) {
  const texts = useTexts(workbenchTexts);
  const results = useTexts(paymentResultTexts);
  const locale = useLocale();
  const invoice = model.invoice.value;
  const [main, ...rest] = invoice?.orders ?? [];
  if (!invoice || !main) return null;
  const added = rest.filter(({ order }) => order.status !== 'canceled' && order.status !== 'expired');
  return (
    <Stack>
      <Cell
        icon="receipt"
        label={main.order.description}
        description={texts.invoice}
        value={formatMoney(kopecksFromRoubles(main.order.amount), locale)}
      />
      <h2 class="workbench__heading">{texts.extras}</h2>
      {added.map((entry) => (
        <AddedOrder key={entry.order.id} entry={entry} onRemove={() => void model.remove(entry.order.id)} />
      ))}
      {invoice.status === 'payable' && added.length > 0 && (
        <Button variant="primary" wide icon="bag" onPress={model.payInvoice}>
          {`${texts.payInvoice} · ${formatMoney(invoiceTotal(invoice).kopecks, locale)}`}
        </Button>
      )}
      {invoice.status === 'completed' && (
        <Tag tone="success" icon="check">
          {results.completed}
        </Tag>
      )}
    </Stack>
  );
}

function AddedOrder({ entry, onRemove }: { entry: InvoiceOrder; onRemove: () => void }) {
  const texts = useTexts(workbenchTexts);
  const { order, shopName } = entry;
  return (
    <ServiceCard
      title={order.description}
      text={shopName}
      added={{ kopecks: kopecksFromRoubles(order.amount), note: texts.added(order.basketItems.length) }}
      onAdd={() => undefined}
      onRemove={onRemove}
    />
  );
}
