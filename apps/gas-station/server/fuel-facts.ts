import type { PlacedOrder, ReceiptFact } from '@invoicebox/merchant-server';
import type { Fuelling } from '../shared/fuelling.js';
import type { FuelSelection, OrderSummary } from '../shared/order.js';
import { serverTexts } from './texts.js';

/**
 * What the letters to a driver say: where and at which pump, when by the station's own clock, for which vehicle.
 *
 * @param given undefined before the fuelling began.
 * @param now epoch milliseconds.
 */
export function fuelFacts(
  { offer, locale, selection }: PlacedOrder<FuelSelection, OrderSummary>,
  given: Fuelling | undefined,
  now: number,
): ReceiptFact[] {
  const texts = serverTexts[locale];
  const { stationTitle, stationAddress, timeZone } = offer.summary;
  const { plate, driver, odometer } = selection?.vehicle ?? {};
  const at = new Date(given?.changedAt ?? now);
  const time = at.toLocaleString(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: timeZone ?? 'Europe/Moscow',
  });
  const facts: Array<[label: string, value: string | number | undefined]> = [
    [texts.station, stationTitle],
    [texts.address, stationAddress],
    [texts.pump, given?.pump ?? offer.summary.selection.pump],
    [texts.time, time],
    [texts.plate, plate],
    [texts.driver, driver],
    [texts.odometer, odometer],
  ];
  return facts.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value: String(value) }],
  );
}
