import type { RunningSimulator } from '@invoicebox/host-simulator';
import { kopecksFromRoubles } from '@invoicebox/invoicebox-api/money';
import type { OrderView } from '@invoicebox/merchant-server/page-api';
import type { Pumps } from './pumps.js';

/** Statuses at Invoicebox that match each state of the server. */
const SAME: Readonly<Record<OrderView['state'], readonly string[]>> = {
  created: [],
  awaiting_payment: ['created'],
  hold: ['hold'],
  paid: ['completed'],
  // The order may have expired at Invoicebox before the cancellation arrived.
  canceled: ['canceled', 'expired'],
  expired: ['expired'],
  rejected: ['canceled', 'expired'],
};

/** Final states of an order. */
const FINAL_STATES: ReadonlySet<OrderView['state']> = new Set(['paid', 'canceled', 'expired', 'rejected']);

/** Whether an order is settled, so that no work is pending. */
export function isAtRest({ state, fulfilmentState, refunds, cancellation }: OrderView): boolean {
  if (!FINAL_STATES.has(state) || cancellation === 'requested') return false;
  return (
    !['pending', 'in_progress'].includes(fulfilmentState) && refunds.every((refund) => refund.state === 'completed')
  );
}

const inKopecks = (sums: readonly number[]) => sums.reduce((total, sum) => total + kopecksFromRoubles(sum), 0);

/** Differences between Invoicebox, the merchant server and the pumps about an order; empty if they agree. */
export function differences(simulator: RunningSimulator['simulator'], pumps: Pumps, order: OrderView): string[] {
  const there = simulator.book.all.filter(({ response }) => response.merchantOrderId === order.number);
  const isOver = (status: string) => status === 'canceled' || status === 'expired';
  const alive = there.filter(({ response }) => !isOver(response.status));
  const found: string[] = [];
  const must = (isRight: boolean, what: string) => isRight || found.push(`${order.number}: ${what}`);

  must(
    isAtRest(order),
    `not at rest: ${order.state}, ${order.fulfilmentState}, ${order.refunds.map(({ state }) => state)}`,
  );
  must(alive.length === (order.state === 'paid' ? 1 : 0), `${order.state} here, ${alive.length} alive there`);
  const [one] = order.state === 'paid' ? alive : there;
  // An order that was canceled before it was sent does not exist at Invoicebox.
  if (!one) return found;
  const { response } = one;
  must(SAME[order.state].includes(response.status), `${order.state} here, ${response.status} there`);
  must(kopecksFromRoubles(response.amount) === order.amount, 'another sum there');

  const refunds = simulator.refunds.ofOrder(response.id).map((refund) => refund.response);
  const shipments = simulator.shipments.all
    .map((shipment) => shipment.response)
    .filter(({ orderId }) => orderId === response.id);
  const back = inKopecks(refunds.filter(({ status }) => status !== 'canceled').map(({ amount }) => amount));
  const backHere = order.refunds.reduce((sum, { amount }) => sum + amount, 0);
  must(back === backHere, `${back} went back there, ${backHere} here`);

  const share = pumps.given(order.id) ?? 0;
  const flowed = Math.floor(((order.lines[0]?.quantity ?? 0) * share) / 1000);
  const given = order.given?.[0] ?? 0;
  must(flowed === given, `${flowed} ml flowed, ${given} are known here`);
  const shippedMl = Math.round(
    shipments.flatMap(({ basketItems }) => basketItems).reduce((sum, item) => sum + item.quantity * 1000, 0),
  );
  if (order.state === 'paid') must(shippedMl === given, `${given} ml given, ${shippedMl} shipped`);
  else must(flowed === 0, 'fuel flowed without payment');

  const kept = (order.captured ?? (order.state === 'paid' ? order.amount : 0)) - backHere;
  must(kept >= 0, 'more went back than came');
  must(flowed > 0 || kept === 0, `${kept} kopecks kept for nothing`);
  return found;
}
