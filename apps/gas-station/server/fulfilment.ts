import type { Fulfilment, PlacedOrder } from '@invoicebox/merchant-server';
import type { Fuelling } from '../contract/fuelling.js';
import type { PumpTransaction } from '../pumps/pump-controller.js';
import { serverTexts } from './texts.js';

/** What the page sees of an order's fuel. */
export function viewOf({ ended: _, ...fuelling }: PumpTransaction): Fuelling {
  return fuelling;
}

/**
 * What an order has come to by the word of its pump. Where no drop was given nothing is, goods and services neither: all
 * the money goes back. With the fuel the extras are given whole.
 */
export function fulfilmentOf({ draft, locale }: PlacedOrder, fuelling: PumpTransaction): Fulfilment {
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
  const quantities = draft.lines.map(({ quantity }, index) => (index === 0 ? dispensed : quantity));
  return { given: 'part', quantities, view, ...(failed ? { reason: texts.pumpFailed(pump) } : {}) };
}
