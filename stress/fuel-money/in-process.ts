/** Plays an order through the product's own code on every side, in one process. */

import { changedSettings, DEMONSTRATION_SHOP, SEED } from '@invoicebox/host-simulator';
import {
  type BasketItem,
  createOrderRequestSchema,
  createRefundRequestSchema,
  createShipmentRequestSchema,
  readBody,
} from '@invoicebox/invoicebox-api/contract';
import { kopecksFromRoubles, roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import type { Fulfilment, PlacedOrder, StoredOffer } from '@invoicebox/merchant-server';
import { fulfilmentOf } from '../../apps/gas-station/server/fulfilment.js';
import { type QuoteDeps, quoteFuel } from '../../apps/gas-station/server/quote.js';
import { priceSelection } from '../../apps/gas-station/shared/order.js';
import type { Station } from '../../apps/gas-station/stations/station.js';
import { SimulatedClock } from '../../apps/host-simulator/server/clock/simulated-clock.js';
import type { SimulatedOrder } from '../../apps/host-simulator/server/records/simulated-order.js';
import { Simulator } from '../../apps/host-simulator/server/state/simulator.js';
import { validOffer } from '../../packages/merchant-server/src/mini-app/validate.js';
import {
  fullAllocations,
  givenAllocations,
  remainingAllocations,
  sumAllocations,
  wireItems,
} from '../../packages/merchant-server/src/order-model/allocations.js';
import type { Order } from '../../packages/merchant-server/src/order-model/order.js';
import { orderRequest } from '../../packages/merchant-server/src/orders/order-request.js';
import { priceView } from '../../packages/merchant-server/src/orders/order-view.js';
import { expectedOf, expectedPart, taxIsNear } from './arithmetic.js';
import { dispensedOf, type FuelCase } from './cases.js';

const NOW = Date.UTC(2026, 10, 22);
/** The simulator is reset after this many orders, so that it stays fast. */
const ORDERS_AT_ONCE = 500;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const kopecks = (values: readonly number[]) => sum(values.map(kopecksFromRoubles));

/** A gas station and Invoicebox in one process. */
export class InProcess {
  readonly #quoteDeps: QuoteDeps;
  readonly #simulator: Simulator;
  #orders = 0;

  constructor(stations: readonly Station[]) {
    const byId = new Map(stations.map((station) => [station.id, station]));
    this.#quoteDeps = {
      stations: { byId: (id) => byId.get(id) },
      livePumps: { states: async () => [] },
      clock: new ManualClock(NOW),
      vehicleRequired: [],
    };
    const clock = new SimulatedClock({ now: NOW, speed: 0 });
    const settings = changedSettings(SEED, { limits: { enabled: false } });
    this.#simulator = new Simulator({ clock, publicOrigin: 'http://localhost', settings });
  }

  /** Runs a case. @returns the differences; empty if every kopeck is accounted for. */
  async play(one: FuelCase): Promise<string[]> {
    const wrong: string[] = [];
    const must = (isRight: boolean, what: string) => isRight || wrong.push(what);
    const { selection, price, station } = one;
    const expected = expectedOf(one);
    const page = priceSelection(selection, price, station.extras);
    must(BigInt(page.fuel) === expected.fuel && BigInt(page.litres) === expected.litres, 'page: the fuel');
    must(
      page.extras.every((total, index) => BigInt(total) === expected.extras[index]),
      'page: the extras',
    );

    const offer = validOffer(await quoteFuel(this.#quoteDeps, selection, 'ru'), 'RUS_VAT22');
    const quoted = priceView(offer);
    must(quoted.amount === page.total, `quote ${quoted.amount} is not the page's ${page.total}`);
    must(sum(quoted.lines.map(({ total }) => total)) === quoted.amount, 'quote: the lines are not the sum');
    must(taxIsNear(quoted.amount, quoted.vatAmount, quoted.lines.length), 'quote: the tax');

    const order = this.#place(offer);
    const { response } = order;
    must(kopecksFromRoubles(response.amount) === page.total, 'Invoicebox: another sum');
    must(kopecks(response.basketItems.map(({ totalAmount }) => totalAmount)) === page.total, 'Invoicebox: other lines');
    must(kopecksFromRoubles(response.vatAmount) === quoted.vatAmount, 'Invoicebox: another tax');
    return [...wrong, ...(await this.#finish(one, offer, order))];
  }

  /** Creates the order as the merchant server does, through JSON and the contract's schema. */
  #place(offer: StoredOffer): SimulatedOrder {
    if (this.#orders % ORDERS_AT_ONCE === 0) this.#simulator.reset();
    this.#orders += 1;
    const input = { quoteId: 'q', buyer: { email: 'a@b.ru' }, mode: 'order', locale: 'ru' } as const;
    const known = { id: 'o', number: `GS-${this.#orders}`, offer, input, expiresAt: NOW + 30 * 60_000 };
    const address = {
      merchantId: DEMONSTRATION_SHOP.merchantId,
      publicUrl: 'http://127.0.0.1',
      notificationUrl: undefined,
    };
    const body = JSON.parse(JSON.stringify(orderRequest(known as Order, address)));
    const reading = readBody(createOrderRequestSchema, body);
    if (!reading.ok) throw new Error(`The contract refuses the order: ${JSON.stringify(reading)}`);
    const shop = this.#simulator.directory.findShop(DEMONSTRATION_SHOP.merchantId);
    if (!shop) throw new Error('The simulator has no shop.');
    return this.#simulator.orders.create(shop, reading.body);
  }

  /** Pays or holds the order, ships what the pump dispensed, and refunds or releases the rest. */
  async #finish(one: FuelCase, offer: StoredOffer, order: SimulatedOrder): Promise<string[]> {
    const { payments } = this.#simulator;
    const isHold = offer.payment === 'guaranteed';
    await payments[isHold ? 'hold' : 'pay'](order.response.orderContainerId);
    const litres = offer.lines[0]?.quantity ?? 0;
    const dispensed = dispensedOf(one, litres);
    const service = this.#serviceOf(offer, litres, dispensed);
    if (service.given === 'nothing') return isHold ? this.#release(order) : this.#refund(order, offer, [], 0n, 0n);
    if (service.given === 'later') return ['the service has not ended'];
    const given = service.given === 'all' ? offer.lines.map(({ quantity }) => quantity) : service.quantities;
    const expected = expectedOf(one);
    const extras = expected.extras.reduce((total, each) => total + each, 0n);
    const cost = expectedPart(one, expected, dispensed) + extras;
    return isHold
      ? this.#capture(order, offer, given, cost)
      : this.#refund(order, offer, given, cost, expected.fuel + extras);
  }

  /** The gas station's fulfilment for the pump's final report. */
  #serviceOf(offer: StoredOffer, litres: number, dispensed: number): Fulfilment {
    const times = { releasedAt: NOW, changedAt: NOW, expiresAt: NOW };
    const ended = dispensed === litres ? 'full' : 'hung_up';
    const placed: PlacedOrder = { id: 'o', number: 'GS', selection: undefined, offer, locale: 'ru' };
    return fulfilmentOf(placed, { pump: 1, state: 'done', litres, dispensed, ...times, ended });
  }

  #ship(order: SimulatedOrder, items: BasketItem[], final: boolean) {
    const body = { orderId: order.response.id, documentNumber: '1', basketItems: items, ...(final ? { final } : {}) };
    const reading = readBody(createShipmentRequestSchema, JSON.parse(JSON.stringify(body)));
    if (!reading.ok) throw new Error(`The contract refuses the shipment: ${JSON.stringify(reading)}`);
    return this.#simulator.payments.ship(order, reading.body).response;
  }

  /** Captures exactly what was given and releases the rest. */
  #capture(order: SimulatedOrder, offer: StoredOffer, given: readonly number[], cost: bigint): string[] {
    const wrong: string[] = [];
    const shares = givenAllocations(offer, given);
    const shipped = this.#ship(order, wireItems(offer, shares), true);
    const left = this.#simulator.refunds.available(order);
    const captured = kopecks(left.map(({ availableAmount }) => availableAmount));
    const amount = kopecksFromRoubles(shipped.amount);
    if (order.response.status !== 'completed') wrong.push(`captured: the order is ${order.response.status}`);
    if (BigInt(amount) !== cost) wrong.push(`captured ${amount}, dispensed ${cost}`);
    if (captured !== amount) wrong.push(`captured ${captured} there, shipped ${amount}`);
    if (amount <= 0 || amount > kopecksFromRoubles(order.response.amount)) wrong.push('captured: more than was held');
    if (kopecksFromRoubles(shipped.vatAmount) !== sumAllocations(shares).vatAmount) wrong.push('captured: another tax');
    if (!taxIsNear(amount, kopecksFromRoubles(shipped.vatAmount), shares.length)) wrong.push('captured: the tax');
    return wrong;
  }

  /** Cancels a hold of which nothing was given. */
  async #release(order: SimulatedOrder): Promise<string[]> {
    await this.#simulator.payments.cancel(order, 'test');
    const left = this.#simulator.refunds.available(order);
    const kept = kopecks(left.map(({ availableAmount }) => availableAmount));
    return order.response.status === 'canceled' && kept === 0 ? [] : [`a hold of nothing given: ${kept} were kept`];
  }

  /** Refunds what was not given, then ships what was. */
  #refund(order: SimulatedOrder, offer: StoredOffer, given: readonly number[], cost: bigint, paid: bigint): string[] {
    const wrong: string[] = [];
    const must = (isRight: boolean, what: string) => isRight || wrong.push(what);
    const whole = kopecksFromRoubles(order.response.amount);
    const wholeVat = kopecksFromRoubles(order.response.vatAmount);
    const shares = givenAllocations(offer, given);
    const rest = remainingAllocations(fullAllocations(offer), shares);
    const [kept, back] = [sumAllocations(shares), sumAllocations(rest)];
    must(
      [...shares, ...rest].every(({ amount, vat }) => amount >= 0 && vat >= 0 && vat <= amount),
      'a negative sum',
    );
    if (back.amount > 0) {
      const body = {
        parentId: order.response.id,
        merchantOrderId: `${order.response.merchantOrderId}-R1`,
        description: 'Возврат',
        amount: roublesFromKopecks(back.amount),
        vatAmount: roublesFromKopecks(back.vatAmount),
        basketItems: wireItems(offer, rest),
      };
      const reading = readBody(createRefundRequestSchema, JSON.parse(JSON.stringify(body)));
      if (!reading.ok) throw new Error(`The contract refuses the refund: ${JSON.stringify(reading)}`);
      this.#simulator.refunds.create(order, reading.body);
    }
    const left = this.#simulator.refunds.available(order);
    must(kopecks(left.map(({ availableAmount }) => availableAmount)) === kept.amount, 'left there: not what was given');
    must(
      kopecks(left.map(({ availableVatAmount }) => availableVatAmount)) === kept.vatAmount,
      'left there: another tax',
    );
    if (kept.amount > 0) {
      const shipped = this.#ship(order, wireItems(offer, shares), false);
      must(kopecksFromRoubles(shipped.amount) === kept.amount, 'shipped: not what was given');
      must(kopecksFromRoubles(shipped.vatAmount) === kept.vatAmount, 'shipped: another tax');
    }
    must(paid === 0n || BigInt(whole) === paid, `paid ${whole}, priced ${paid}`);
    must(BigInt(kept.amount) === cost, `given ${kept.amount}, dispensed ${cost}`);
    must(kept.amount + back.amount === whole, `given ${kept.amount} + back ${back.amount} is not ${whole}`);
    must(kept.vatAmount + back.vatAmount === wholeVat, 'the tax of both is not that of the payment');
    return wrong;
  }
}
