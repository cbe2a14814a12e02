import type { TillAdapter } from '@invoicebox/mini-app-kit/till';
import { formatLitres } from '@invoicebox/mini-app-ui';
import { FUEL_NAMES } from '../shared/fuel.js';
import type { Fuelling } from '../shared/fuelling.js';
import type { OrderSummary } from '../shared/order.js';
import { FuelForm } from './fuel-form.js';
import { tillTexts } from './texts.js';

/** The till of a station; shows the fuelling live after the payment. */
export const gasStationTill: TillAdapter<OrderSummary, Fuelling> = {
  title: { ru: tillTexts.ru.title, en: tillTexts.en.title },
  Form: FuelForm,
  placeOf: ({ stationTitle, stationAddress }) => [stationTitle, stationAddress],
  describe: ({ selection, litres, stationTitle, extras }, locale) => {
    const text = tillTexts[locale];
    const { pump, fuel, volume } = selection;
    const most = formatLitres(litres, locale);
    const goods = extras.map(({ name, count }) => (count === 1 ? name : `${name} ×${count}`));
    const howMuch = volume.kind === 'full_tank' ? text.fullTank(most) : most;
    return [text.pump(pump), FUEL_NAMES[locale][fuel], howMuch, ...goods, stationTitle].join(' · ');
  },
  given: ({ pump, state, litres, dispensed }, _order, locale) => {
    const [given, all] = [formatLitres(dispensed, locale), formatLitres(litres, locale)];
    return tillTexts[locale][state](pump, given, all);
  },
};
