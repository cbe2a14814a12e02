import type { BasketLine, Clock } from '@invoicebox/invoicebox-api';
import {
  type Fulfilment,
  type MiniApp,
  type PaidOrder,
  type QuoteDraft,
  SelectionUnavailableError,
  ShippingUnavailableError,
} from '@invoicebox/merchant-server';
import { z } from 'zod';
import { type Extra, extraTotal, MOST_OF_ONE_EXTRA } from '../contract/extras.js';
import { FUEL_KINDS } from '../contract/fuel.js';
import type { Fuelling } from '../contract/fuelling.js';
import type { FuelSelection, OrderSummary } from '../contract/order.js';
import { priceVolume, volumeProblem } from '../contract/volume.js';
import { type PumpController, PumpUnavailableError } from './pumps/pump-controller.js';
import { isOpenAt } from './stations/hours.js';
import { type Station, stationTitle } from './stations/station.js';
import type { StationIndex } from './stations/station-index.js';
import { type Locale, serverTexts } from './texts.js';

/** What the gas station sells from. */
export interface GasStationParts {
  stations: Pick<StationIndex, 'byId'>;
  pumps: PumpController;
  clock: Clock;
}

/** Fuel is paid at the pump: half an hour is plenty. In milliseconds. */
const PAYMENT_TIME_MS = 30 * 60_000;
/** A release that nobody uses is taken back after so long, in milliseconds. */
const UNUSED_RELEASE_MS = 10 * 60_000;
/** Larger numbers are no volume of fuel; keeps every product exact. */
const LARGEST_NUMBER = 1_000_000_000;
/** More different extras are no order at a station. */
const MOST_EXTRAS = 50;
const THOUSANDTHS_PER_PIECE = 1000;

const amountSchema = z.number().int().positive().max(LARGEST_NUMBER);

const selectionSchema: z.ZodType<FuelSelection> = z.object({
  stationId: z.string().min(1).max(64),
  fuel: z.enum(FUEL_KINDS),
  pump: z.number().int().positive(),
  volume: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sum'), kopecks: amountSchema }),
    z.object({ kind: z.literal('litres'), thousandths: amountSchema }),
    z.object({ kind: z.literal('full_tank'), most: amountSchema }),
  ]),
  extras: z
    .array(z.object({ id: z.string().min(1).max(64), count: z.number().int().min(1).max(MOST_OF_ONE_EXTRA) }))
    .max(MOST_EXTRAS)
    .refine((extras) => new Set(extras.map(({ id }) => id)).size === extras.length, 'Expected each extra once.'),
});

/** What a paid order's summary must hold for the pump to be released. */
const summarySchema = z.object({ selection: selectionSchema, litres: z.number().int().positive() });

/** Sells fuel at the pumps of a network of stations. */
export class GasStation implements MiniApp<FuelSelection> {
  readonly numberPrefix = 'GS';
  readonly paymentTimeMs = PAYMENT_TIME_MS;
  readonly selectionSchema = selectionSchema;
  readonly #parts: GasStationParts;

  constructor(parts: GasStationParts) {
    this.#parts = parts;
  }

  async quote(selection: FuelSelection, locale: Locale): Promise<QuoteDraft> {
    const station = this.#requireOpenStation(selection.stationId, locale);
    const price = requirePrice(station, selection, locale);
    requirePump(station, selection, locale);
    const { litres, total } = requireVolume(selection, price, locale);
    const extras = requireExtras(station, selection, locale);
    const texts = serverTexts[locale];
    const title = stationTitle(station);
    const address = `${station.city}, ${station.address}`;
    const summary: OrderSummary = {
      selection,
      stationTitle: title,
      stationAddress: address,
      litres,
      price,
      extras: extras.map(({ extra, count }) => ({
        id: extra.id,
        name: nameOf(extra, locale),
        count,
        total: extraTotal(extra, count),
      })),
    };
    return {
      description: texts.description(title, address, selection.pump),
      lines: [
        {
          sku: `fuel-${selection.fuel}`,
          name: texts.goods(selection.fuel),
          unit: 'litre',
          quantity: litres,
          price,
          total,
          vatCode: 'RUS_VAT22',
          type: 'commodity',
        },
        ...extras.map((chosen) => extraLine(chosen, locale)),
      ],
      payment: selection.volume.kind === 'full_tank' ? 'guaranteed' : 'prepaid',
      ...(station.shopId === undefined ? {} : { shopId: station.shopId }),
      summary,
    };
  }

  async fulfil({ id, draft, locale }: PaidOrder): Promise<Fulfilment> {
    const { selection, litres } = summarySchema.parse(draft.summary);
    const { stationId, pump, fuel } = selection;
    try {
      const { releasedAt } = await this.#parts.pumps.release({ orderId: id, stationId, pump, fuel, litres });
      const view: Fuelling = {
        pump,
        state: 'released',
        litres,
        dispensed: 0,
        releasedAt,
        changedAt: releasedAt,
        expiresAt: releasedAt + UNUSED_RELEASE_MS,
      };
      return { given: 'all', view };
    } catch (error) {
      if (!(error instanceof PumpUnavailableError)) throw error;
      throw new ShippingUnavailableError(serverTexts[locale].releaseFailed(pump));
    }
  }

  #requireOpenStation(stationId: string, locale: Locale): Station {
    const texts = serverTexts[locale];
    const station = this.#parts.stations.byId(stationId);
    if (!station) throw new SelectionUnavailableError(texts.noStation);
    const { hours, timeZone } = station;
    if (hours !== null && isOpenAt(hours, timeZone, this.#parts.clock.now()) === false) {
      throw new SelectionUnavailableError(texts.closed(hours.replace('-', '–')));
    }
    return station;
  }
}

/** Kopecks for a litre. */
function requirePrice({ fuels }: Station, { fuel }: FuelSelection, locale: Locale): number {
  const price = fuels[fuel];
  if (price === undefined) throw new SelectionUnavailableError(serverTexts[locale].noFuel(fuel));
  if (price === null) throw new SelectionUnavailableError(serverTexts[locale].noPrice(fuel));
  return price;
}

function requirePump({ pumps }: Station, { pump, fuel }: FuelSelection, locale: Locale): void {
  const texts = serverTexts[locale];
  const found = pumps.find(({ number }) => number === pump);
  if (!found) throw new SelectionUnavailableError(texts.noPump(pump));
  if (found.outOfOrder) throw new SelectionUnavailableError(texts.pumpBroken(pump));
  if (!found.fuels.includes(fuel)) throw new SelectionUnavailableError(texts.pumpWithoutFuel(pump, fuel));
}

function requireVolume({ volume }: FuelSelection, price: number, locale: Locale) {
  const priced = priceVolume(volume, price);
  const problem = volumeProblem(priced);
  if (problem === 'too_little') throw new SelectionUnavailableError(serverTexts[locale].tooLittle);
  if (problem === 'too_much') throw new SelectionUnavailableError(serverTexts[locale].tooMuch);
  return priced;
}

/** An extra with how many of it are ordered. */
interface CountedExtra {
  extra: Extra;
  count: number;
}

function requireExtras({ extras }: Station, selection: FuelSelection, locale: Locale): CountedExtra[] {
  return selection.extras.map(({ id, count }) => {
    const extra = extras.find((offered) => offered.id === id);
    if (!extra) throw new SelectionUnavailableError(serverTexts[locale].noExtra);
    if (!extra.available)
      throw new SelectionUnavailableError(serverTexts[locale].extraUnavailable(nameOf(extra, locale)));
    return { extra, count };
  });
}

const nameOf = ({ name, nameEn }: Extra, locale: Locale) => (locale === 'ru' ? name : nameEn);

function extraLine({ extra, count }: CountedExtra, locale: Locale): BasketLine {
  return {
    sku: `extra-${extra.id}`,
    name: nameOf(extra, locale),
    unit: 'piece',
    quantity: count * THOUSANDTHS_PER_PIECE,
    price: extra.price,
    vatCode: 'RUS_VAT22',
    type: extra.kind === 'goods' ? 'commodity' : 'service',
  };
}
