import { InvoiceboxClient } from '@invoicebox/invoicebox-api';
import { buildBasket, formatDateTime } from '@invoicebox/invoicebox-api/contract';
import { roublesFromKopecks } from '@invoicebox/invoicebox-api/money';

const basket = buildBasket([
  {
    sku: 'ai-95',
    name: 'АИ-95',
    unit: 'litre',
    quantity: 20_000,
    price: 64_79,
    vatCode: 'RUS_VAT22',
    type: 'commodity',
  },
]);

/** Creates an order at Invoicebox. @returns the address where it is paid. */
export async function createOrder(token: string, merchantId: string, baseUrl = 'http://127.0.0.1:4700/v3') {
  const client = new InvoiceboxClient({ token, baseUrl });
  const { made } = await client.ensureOrder(
    {
      description: 'АИ-95, 20 л',
      merchantId,
      merchantOrderId: 'GS-1',
      amount: roublesFromKopecks(basket.amount),
      vatAmount: roublesFromKopecks(basket.vatAmount),
      currencyId: 'RUB',
      expirationDate: formatDateTime(Date.now() + 30 * 60_000),
      basketItems: basket.basketItems,
      customer: { type: 'private', email: 'anna@example.ru' },
    },
    true,
  );
  return made.paymentUrl;
}
