import { VAT_CODES } from '@invoicebox/invoicebox-api/money';
import type { Fulfilment, MiniApp, PaidOrder, QuoteDraft } from '@invoicebox/merchant-server';
import { z } from 'zod';
import type { PumpAnswer } from './pumps.js';

const selectionSchema = z.object({
  /** Thousandths of a litre. */
  quantity: z.number().int().positive(),
  /** Kopecks. */
  price: z.number().int().positive(),
  guaranteed: z.boolean(),
  /** Share of the order that the pump will dispense, in thousandths. */
  share: z.number().int().min(0).max(1000),
  vat: z.number().int().min(0),
});

/** A buyer's choice, with the share that the pump will dispense. */
export type Selection = z.infer<typeof selectionSchema>;

/** A gas station. Its pump controller is a separate machine. */
export class Forecourt implements MiniApp<Selection> {
  readonly orderPrefix = 'TO';
  readonly paymentTimeMs = 10 * 60_000;
  readonly selectionSchema = selectionSchema;
  readonly #pumpsUrl: string;

  constructor(pumpsUrl: string) {
    this.#pumpsUrl = pumpsUrl;
  }

  async quote({ quantity, price, guaranteed, share, vat }: Selection): Promise<QuoteDraft> {
    const line = {
      sku: 'ai-95',
      name: 'АИ-95',
      unit: 'litre' as const,
      quantity,
      price,
      vatCode: VAT_CODES[vat % VAT_CODES.length] ?? ('RUS_VAT22' as const),
      type: 'commodity' as const,
    };
    const payment = guaranteed ? ('guaranteed' as const) : ('prepaid' as const);
    return { description: 'Топливо', lines: [line], payment, summary: { share } };
  }

  async fulfil({ id, draft }: PaidOrder): Promise<Fulfilment> {
    const { share } = draft.summary as { share: number };
    const answer = await this.#ask(`begin/${id}?share=${share}`);
    if (answer.state === 'flowing') return { given: 'later', view: {} };
    if (answer.state === 'blocked' || answer.share === 0) return { given: 'nothing', reason: 'Колонка не работает.' };
    const quantities = draft.lines.map(({ quantity }) => Math.floor((quantity * answer.share) / 1000));
    return { given: 'part', quantities, view: {} };
  }

  async cancelReservation({ id }: { id: string }): Promise<'released' | 'too_late'> {
    const answer = await this.#ask(`block/${id}`);
    return answer.state === 'blocked' ? 'released' : 'too_late';
  }

  async #ask(path: string): Promise<PumpAnswer> {
    const response = await fetch(`${this.#pumpsUrl}/${path}`);
    return response.json() as Promise<PumpAnswer>;
  }
}
