import type { TillAdapter } from '@invoicebox/mini-app-kit/till';
import { formatAmount } from '@invoicebox/mini-app-ui';
import { FUEL_NAMES, unitOf } from '../shared/fuel.js';
import type { Fuelling } from '../shared/fuelling.js';
import type { OrderSummary } from '../shared/order.js';
import { FuelForm } from './fuel-form.js';
import { tillTexts } from './texts.js';

/** The till of a station; shows the fuelling live after the payment. */
export const gasStationTill: TillAdapter<OrderSummary, Fuelling> = {
  title: { ru: tillTexts.ru.title, en: tillTexts.en.title },
  Form: FuelForm,
  placeOf: ({ stationTitle, stationAddress }) => [stationTitle, stationAddress],
  describe: ({ selection, litres, stationTitle, extras, fuelName }, locale) => {
    const text = tillTexts[locale];
    const { pump, fuel, volume } = selection;
    const most = formatAmount(litres, unitOf(fuel), locale);
    const goods = extras.map(({ name, count }) => (count === 1 ? name : `${name} ×${count}`));
    const howMuch = volume.kind === 'full_tank' ? text.fullTank(most) : most;
    return [text.pump(pump), fuelName ?? FUEL_NAMES[locale][fuel], howMuch, ...goods, stationTitle].join(' · ');
  },
  given: ({ pump, state, litres, dispensed }, { summary: { selection } }, locale) => {
    const unit = unitOf(selection.fuel);
    const [given, all] = [formatAmount(dispensed, unit, locale), formatAmount(litres, unit, locale)];
    return tillTexts[locale][state](pump, given, all);
  },
};
