import { kopecksFromRoubles, sumKopecks } from '@invoicebox/invoicebox-api/money';
import type { OrderLine } from '@invoicebox/mini-app-ui';
import type { Invoice, InvoiceOrder } from '../../shared/index.js';

/** The lines of an order in the UI kit's format: quantities in thousandths, sums in kopecks. */
export function orderLines({ order }: InvoiceOrder): OrderLine[] {
  return order.basketItems.map((item, index) => ({
    id: `${item.sku}-${index}`,
    name: item.name,
    quantity: Math.round(item.quantity * 1000),
    unit: item.measure,
    kopecks: kopecksFromRoubles(item.totalAmount),
    vatKopecks: item.vatCode === 'VATNONE' ? null : kopecksFromRoubles(item.totalVatAmount),
  }));
}

/** Total of an invoice's active orders, in kopecks. */
export function invoiceTotal(invoice: Invoice): { kopecks: number; vatKopecks: number } {
  const counted = invoice.orders.filter(({ order }) => order.status !== 'canceled' && order.status !== 'expired');
  const orders = counted.length > 0 ? counted : invoice.orders;
  return {
    kopecks: sumKopecks(orders.map(({ order }) => kopecksFromRoubles(order.amount))),
    vatKopecks: sumKopecks(orders.map(({ order }) => kopecksFromRoubles(order.vatAmount))),
  };
}
