/** Plays an order over HTTP: gas station, forecourt and simulator on a fast clock. */
import { SimulatedClock } from '@invoicebox/host-simulator';
import type { OrderView } from '@invoicebox/merchant-server/page-api';
import { until } from '@invoicebox/test-kit';
import { SimulatedForecourt } from '../../apps/gas-station/forecourt/simulated-forecourt.js';
import { gasStation, gasStationServices } from '../../apps/gas-station/server/gas-station.js';
import { priceSelection } from '../../apps/gas-station/shared/order.js';
import type { Station } from '../../apps/gas-station/stations/station.js';
import { StationIndex } from '../../apps/gas-station/stations/station-index.js';
import { openMerchantWorld } from '../support/merchant-world.js';
import { expectedOf, expectedPart } from './arithmetic.js';
import { dispensedOf, type FuelCase } from './cases.js';

/** Speed of the clock. */
const SPEED = 20;
/** Litres per minute, so high that fuelling takes no time. */
const FLOW = 100_000;

/** The servers of this test. */
export interface Servers {
  /** Plays a case. @returns the differences; empty if every kopeck is accounted for. */
  play(one: FuelCase): Promise<string[]>;
  stop(): Promise<void>;
}

/** Whether the money of an order is settled. */
function isSettled({ state, fulfilmentState, payment, captured, refunds }: OrderView): boolean {
  if (!['fulfilled', 'partial', 'unavailable'].includes(fulfilmentState)) return false;
  if (refunds.some((refund) => refund.state !== 'completed')) return false;
  if (payment === 'guaranteed') return state === 'canceled' || (state === 'paid' && captured !== undefined);
  return state === 'paid' && (fulfilmentState === 'fulfilled' || refunds.length > 0);
}

/** Starts the servers. @param folder for the database. */
export async function startServers(stations: readonly Station[], folder: string): Promise<Servers> {
  const clock = new SimulatedClock({ speed: SPEED });
  const index = new StationIndex(stations);
  const warn = (text: string) => console.error(text);
  const forecourt = new SimulatedForecourt({
    ...{ stations: index, clock, file: null, warn },
    settings: { auto: false, litresPerMinute: FLOW },
  });
  const parts = { stations: index, demonstration: true, tiles: null, pumps: forecourt, forecourt };
  const definition: typeof gasStation = {
    ...gasStation,
    open: ({ reports }) => gasStationServices(parts, { reports, clock, warn }),
  };
  const world = await openMerchantWorld(definition, { clock, folder });

  /** Acts as the driver: dispenses the given amount and hangs up. */
  async function fuel(
    { selection: { stationId, pump } }: FuelCase,
    orderId: string,
    litres: number,
    dispensed: number,
  ) {
    await forecourt.setTankRoom(orderId, dispensed);
    await forecourt.act(stationId, pump, 'lift');
    if (dispensed > 0) {
      await forecourt.act(stationId, pump, 'squeeze');
      await until(
        () => forecourt.transaction(orderId),
        (now) => now?.dispensed === dispensed,
        'fuelling',
      );
    }
    if (dispensed < litres) await forecourt.act(stationId, pump, 'hang_up');
  }

  async function play(one: FuelCase): Promise<string[]> {
    const { selection, price, station } = one;
    const page = priceSelection(selection, price, station.extras);
    const { quotedAmount, order, read } = await world.order(selection);
    await world.pay(order, selection.volume.kind === 'full_tank' ? 'hold' : 'pay');
    await until(read, ({ fulfilmentState }) => fulfilmentState === 'in_progress', 'release');
    const dispensed = dispensedOf(one, page.litres);
    await fuel(one, order.id, page.litres, dispensed);
    const end = await until(read, isSettled, 'settling');
    const isSame = quotedAmount === page.total && order.amount === page.total;
    return [...(isSame ? [] : ['page, quote and order differ']), ...(await compare(one, end, dispensed))];
  }

  /** Compares the final state of an order on both sides. */
  async function compare(one: FuelCase, order: OrderView, dispensed: number): Promise<string[]> {
    const there = await world.moneyThere(order, dispensed > 0);
    if (!there) return ['not there'];
    const expected = expectedOf(one);
    const extras = expected.extras.reduce((total, each) => total + each, 0n);
    const cost = dispensed === 0 ? 0n : expectedPart(one, expected, dispensed) + extras;
    const { given, back } = there;
    const vat = there.vatGiven + there.vatBack;
    const taken = order.state === 'canceled' ? 0 : (order.captured ?? order.amount);
    const wrong: string[] = [];
    if (BigInt(given) !== cost) wrong.push(`given ${given}, dispensed ${cost}`);
    if (given + back !== taken) wrong.push(`given ${given} + back ${back} is not ${taken}`);
    if (back !== order.refunds.reduce((total, { amount }) => total + amount, 0)) wrong.push('other refunds there');
    if (order.payment === 'prepaid' && vat !== order.vatAmount) wrong.push('the tax is not that of the payment');
    if (order.payment === 'guaranteed' && back !== 0) wrong.push('a hold was refunded');
    return wrong;
  }

  return {
    play,
    async stop() {
      forecourt.stop();
      await world.stop();
    },
  };
}
