// Orders that the simulator creates, pays and notifies a second, beside three echoes of the same bodies by a bare Hono server.
import { DEMONSTRATION_TOKEN, startSimulator } from '@invoicebox/host-simulator';
import { buildBasket, formatDateTime, type OrderResponse } from '@invoicebox/invoicebox-api/contract';
import { roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import { atLeast, exactly, quantile, type Row, reported } from '@invoicebox/test-kit/rows';
import { startEcho } from './echo.js';
import { startMerchant } from './merchant.js';

const ROUNDS = 7;
/** Concurrent requests. */
const WORKERS = 8;
const MIN_SHARE = 0.2;

const { basketItems, amount, vatAmount } = buildBasket([
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

let numbers = 0;

function orderBody(notificationUrl: string): string {
  numbers += 1;
  return JSON.stringify({
    description: 'АИ-95, 20 л',
    merchantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    merchantOrderId: `bench-${numbers}`,
    amount: roublesFromKopecks(amount),
    vatAmount: roublesFromKopecks(vatAmount),
    currencyId: 'RUB',
    expirationDate: formatDateTime(Date.now() + 3_600_000),
    basketItems,
    customer: { type: 'private', phone: '+79161234567' },
    notificationUrl,
  });
}

async function post(url: string, body: string): Promise<{ data: OrderResponse }> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${DEMONSTRATION_TOKEN}` };
  const response = await fetch(url, { method: 'POST', headers, body });
  const json = await response.json();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(json)}`);
  return json;
}

/** Runs a task many times with concurrent workers. @returns runs per second. */
async function rateOf(times: number, work: () => Promise<void>): Promise<number> {
  let left = times;
  const began = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return (times / (performance.now() - began)) * 1000;
}

/** @param n how many orders in a round. */
export default async function run(n = 800): Promise<Row[]> {
  const [simulator, merchant, echo] = await Promise.all([startSimulator(), startMerchant(), startEcho()]);
  simulator.simulator.changeSettings({ limits: { enabled: false } });
  const order = async () => {
    const { data } = await post(`${simulator.url}/v3/billing/api/order/order`, orderBody(merchant.url));
    await post(`${simulator.url}/_sim/orders/${data.id}/pay`, '{}');
  };
  await order();
  const notification = merchant.last();
  const echoes = async () => {
    for (const body of [orderBody(merchant.url), '{}', notification]) await post(echo.url, body);
  };
  const rates: Array<{ orders: number; echoes: number }> = [];
  const delivered = merchant.count();
  for (let round = 0; round < ROUNDS; round += 1) {
    // The first round is a warm-up; after that the order alternates.
    const first = round % 2 === 0 ? await rateOf(n, echoes) : undefined;
    const orders = await rateOf(n, order);
    rates.push({ orders, echoes: first ?? (await rateOf(n, echoes)) });
    console.error(`round ${round + 1} of ${ROUNDS}`);
    simulator.simulator.reset();
  }
  const told = merchant.count() - delivered;
  await simulator.stop();
  await merchant.stop();
  echo.stop();
  const warm = rates.slice(1);
  return [
    atLeast(
      'share of the rate of three bare echoes',
      quantile(
        warm.map((rate) => rate.orders / rate.echoes),
        0.5,
      ),
      MIN_SHARE,
    ),
    exactly('notifications delivered', told, ROUNDS * n),
    reported(
      'orders created, paid and notified',
      quantile(
        warm.map(({ orders }) => orders),
        0.5,
      ),
      'a second',
    ),
    reported(
      'three bare echoes',
      quantile(
        warm.map((rate) => rate.echoes),
        0.5,
      ),
      'a second',
    ),
  ];
}
