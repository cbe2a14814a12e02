import { VAT_CODE_OF } from '@invoicebox/invoicebox-api/money';
import { type Offer, type OfferLine, SelectionUnavailableError } from '@invoicebox/merchant-server';
import { addressLine } from '../shared/address.js';
import { type Extra, extraTotal, THOUSANDTHS_PER_PIECE } from '../shared/extras.js';
import { unitOf } from '../shared/fuel.js';
import type { FuelSelection, OrderSummary } from '../shared/order.js';
import { type PricedVolume, priceVolume, volumeProblem } from '../shared/volume.js';
import { type Station, stationTitle } from '../stations/station.js';
import { type Locale, serverTexts } from './texts.js';

/** The VAT of a station's lines; without one of its own they have the seller's. */
const vatOf = ({ vat }: Station) => (vat === undefined ? {} : { vatCode: VAT_CODE_OF[vat] });

/** An extra with its ordered count. */
interface CountedExtra {
  extra: Extra;
  count: number;
}

/** A valid selection with its prices. */
interface PricedFuel {
  station: Station;
  selection: FuelSelection;
  /** Kopecks for a unit. */
  price: number;
  priced: PricedVolume;
  extras: readonly CountedExtra[];
}

/**
 * Prices a selection at its station.
 *
 * @throws SelectionUnavailableError if the station does not sell it.
 */
export function priceFuel(station: Station, selection: FuelSelection, locale: Locale): PricedFuel {
  const price = requirePrice(station, selection, locale);
  requirePump(station, selection, locale);
  const priced = requireVolume(selection, price, locale);
  return { station, selection, price, priced, extras: requireExtras(station, selection, locale) };
}

/** The offer of a quote: the fuel is the first line, extras follow. */
export function fuelOffer(
  { station, selection, price, priced, extras }: PricedFuel,
  locale: Locale,
): Offer<OrderSummary> {
  const texts = serverTexts[locale];
  const title = stationTitle(station);
  const address = addressLine(station);
  const fuelName = station.fuelNames?.[selection.fuel];
  const summary: OrderSummary = {
    selection,
    stationTitle: title,
    stationAddress: address,
    timeZone: station.timeZone,
    litres: priced.litres,
    price,
    ...(fuelName === undefined ? {} : { fuelName }),
    extras: extras.map(({ extra, count }) => ({
      id: extra.id,
      name: nameOf(extra, locale),
      count,
      total: extraTotal(extra, count),
    })),
  };
  const fuelLine: OfferLine = {
    sku: `fuel-${selection.fuel}`,
    name: texts.goods(selection.fuel, fuelName),
    unit: unitOf(selection.fuel),
    quantity: priced.litres,
    price,
    // Only a sum fixes the line's total; otherwise it is price × litres, also for a part of the litres.
    ...(selection.volume.kind === 'sum' ? { total: priced.total } : {}),
    ...vatOf(station),
    type: 'commodity',
    metaData: papersOf(selection, title, address),
  };
  return {
    description: texts.description(title, address, selection.pump),
    lines: [fuelLine, ...extras.map((counted) => extraLine(station, counted, locale))],
    payment: selection.volume.kind === 'full_tank' ? 'guaranteed' : 'prepaid',
    ...(station.shopId === undefined ? {} : { shopId: station.shopId }),
    summary,
  };
}

/** What the order and its closing document say of the fuel beside its name. */
function papersOf({ pump, vehicle }: FuelSelection, station: string, address: string) {
  return { station, address, pump, ...(vehicle && Object.keys(vehicle).length > 0 ? { vehicle } : {}) };
}

function extraLine(station: Station, { extra, count }: CountedExtra, locale: Locale): OfferLine {
  return {
    sku: `extra-${extra.id}`,
    name: nameOf(extra, locale),
    unit: 'piece',
    quantity: count * THOUSANDTHS_PER_PIECE,
    price: extra.price,
    ...vatOf(station),
    type: extra.kind === 'goods' ? 'commodity' : 'service',
  };
}

const nameOf = ({ name, nameEn }: Extra, locale: Locale) => (locale === 'ru' ? name : nameEn);

/** Kopecks for a unit. */
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

function requireVolume({ fuel, volume }: FuelSelection, price: number, locale: Locale): PricedVolume {
  const priced = priceVolume(volume, price);
  const problem = volumeProblem(priced);
  const texts = serverTexts[locale];
  if (problem === 'too_little') throw new SelectionUnavailableError(texts.tooLittle(unitOf(fuel)));
  if (problem === 'too_much') throw new SelectionUnavailableError(texts.tooMuch(unitOf(fuel)));
  return priced;
}

function requireExtras({ extras }: Station, selection: FuelSelection, locale: Locale): CountedExtra[] {
  const texts = serverTexts[locale];
  return selection.extras.map(({ id, count }) => {
    const extra = extras.find((offered) => offered.id === id);
    if (!extra) throw new SelectionUnavailableError(texts.noExtra);
    if (!extra.available) throw new SelectionUnavailableError(texts.extraUnavailable(nameOf(extra, locale)));
    return { extra, count };
  });
}
