import type { ConfirmOptions } from '@invoicebox/mini-app-kit';
import type { FuelSelection, OrderSummary } from '../../shared/order.js';
import { stationAddress } from '../shared/addresses.js';
import { choiceParameters } from '../station/choice.js';
import { FuelFacts } from './fuel-facts.js';

/** The confirmation of fuel and what is bought with it. */
export const confirm: ConfirmOptions<FuelSelection, OrderSummary> = {
  Facts: FuelFacts,
  backTo: (selection) => stationAddress(selection.stationId, choiceParameters(selection)),
  unitPriceOf: ({ price }) => price,
  texts: {
    ru: {
      nothingChosenText: 'Выберите АЗС, топливо и объём.',
      unavailableText: 'Выберите АЗС, топливо и объём.',
      unitPriceChanged: 'Цена топлива изменилась',
    },
    en: {
      nothingChosenText: 'Choose a station, a fuel and a volume.',
      unavailableText: 'Choose a station, a fuel and a volume.',
      unitPriceChanged: 'The price of the fuel has changed',
    },
  },
};
