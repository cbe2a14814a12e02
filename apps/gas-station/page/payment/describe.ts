import { type OrderOutcome, type OutcomeView, wasHeld } from '@invoicebox/mini-app-kit';
import { formatAmount, type Locale, type PaymentState } from '@invoicebox/mini-app-ui';
import { FUEL_NAMES, unitOf } from '../../shared/fuel.js';
import type { FuelOrder } from './fuel-order.js';
import { type FuelOutcome, fuelOutcome } from './fuel-outcome.js';
import { paymentTexts } from './texts.js';

/** Looks of what happens at the pump, where they differ from the kit's. */
const LOOKS: Partial<Record<FuelOutcome, PaymentState>> = {
  held: 'waiting',
  releasing: 'waiting',
  pump_queued: 'late',
  dispensing: 'waiting',
  finishing: 'waiting',
};

/** The nozzle is out: the server's `cancelable` follows a moment later. */
const NOT_CANCELABLE: ReadonlySet<FuelOutcome> = new Set(['lifted', 'dispensing', 'finishing']);

/** Title and text of what is said in this app's own words. */
function wordsOf(order: FuelOrder, outcome: FuelOutcome, locale: Locale): Pick<OutcomeView, 'title' | 'text'> {
  const text = paymentTexts[locale];
  const { selection, litres, fuelName } = order.summary;
  const pump = order.fulfilment?.pump ?? selection.pump;
  switch (outcome) {
    case 'held':
      return { text: text.held_text(pump) };
    case 'releasing':
      return { title: text.releasing_title, text: text.releasing_text(pump) };
    case 'pump_queued':
      return { title: text.pump_queued_title(pump), text: text.pump_queued_text };
    case 'released': {
      const textFor = selection.volume.kind === 'full_tank' ? text.released_full : text.released_text;
      return {
        title: text.released_title(pump),
        text: textFor(
          fuelName ?? FUEL_NAMES[locale][selection.fuel],
          formatAmount(litres, unitOf(selection.fuel), locale),
        ),
      };
    }
    case 'partial': {
      const [title, rest] = wasHeld(order)
        ? [text.partial_held_title, text.partial_held_text]
        : [text.partial_title, text.partial_text];
      return { title, text: order.failure === undefined ? rest : `${order.failure} ${rest}` };
    }
    case 'lifted':
    case 'dispensing':
    case 'finishing':
    case 'done':
    case 'full_tank_done':
      return { title: text[`${outcome}_title`], text: text[`${outcome}_text`] };
    default:
      return {};
  }
}

/** Tells an outcome by what happens at the pump. */
export function describe(order: FuelOrder, kitOutcome: OrderOutcome, locale: Locale): OutcomeView {
  const outcome = fuelOutcome(order, kitOutcome);
  const look = LOOKS[outcome];
  return {
    name: outcome,
    ...(look ? { look } : {}),
    ...wordsOf(order, outcome, locale),
    cancelable: !NOT_CANCELABLE.has(outcome),
    ...(outcome === 'not_released' ? { again: paymentTexts[locale].otherPump } : {}),
  };
}
