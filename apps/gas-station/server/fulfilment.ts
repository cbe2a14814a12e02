import type { Fulfilment, PlacedOrder } from '@invoicebox/merchant-server';
import type { PumpTransaction } from '../pumps/pump-controller.js';
import type { Fuelling } from '../shared/fuelling.js';
import { serverTexts } from './texts.js';

/** The progress that the page sees. */
export function viewOf({ ended: _, ...fuelling }: PumpTransaction): Fuelling {
  return fuelling;
}

/**
 * The fulfilment of an order by its pump's transaction. If no fuel was dispensed, the extras are not given either and all
 * of the money is refunded; otherwise the extras are given in full.
 */
export function fulfilmentOf({ offer, locale }: PlacedOrder, fuelling: PumpTransaction): Fulfilment<Fuelling> {
  const { state, pump, litres, dispensed, ended } = fuelling;
  const view = viewOf(fuelling);
  if (state !== 'done') return { given: 'later', view };
  const texts = serverTexts[locale];
  const failed = ended === 'pump_failed';
  if (dispensed === 0) {
    if (failed) return { given: 'nothing', reason: texts.releaseFailed(pump) };
    return { given: 'nothing', reason: ended === 'unused' ? texts.releaseUnused(pump) : texts.nothingTaken };
  }
  if (dispensed >= litres) return { given: 'all', view };
  const quantities = offer.lines.map(({ quantity }, index) => (index === 0 ? dispensed : quantity));
  return { given: 'part', quantities, view, ...(failed ? { reason: texts.pumpFailed(pump) } : {}) };
}
