import type { TillPlug } from '@invoicebox/merchant-server/till';
import { formatLitres } from '@invoicebox/mini-app-ui';
import { FUEL_NAMES } from '../contract/fuel.js';
import type { Fuelling } from '../contract/fuelling.js';
import type { OrderSummary } from '../contract/order.js';
import { FuelForm } from './fuel-form.js';
import { tillTexts } from './texts.js';

/** The till of a station: pump, fuel and volume; after the payment the pump is released. */
export const gasStationTill: TillPlug<OrderSummary, Fuelling> = {
  title: { ru: tillTexts.ru.title, en: tillTexts.en.title },
  Form: FuelForm,
  placeOf: ({ stationTitle, stationAddress }) => [stationTitle, stationAddress],
  describe: ({ selection: { pump, fuel }, litres, stationTitle }, locale) =>
    [tillTexts[locale].pump(pump), FUEL_NAMES[locale][fuel], formatLitres(litres, locale), stationTitle].join(' · '),
  given: ({ pump, litres }, _order, locale) => tillTexts[locale].released(pump, formatLitres(litres, locale)),
};
