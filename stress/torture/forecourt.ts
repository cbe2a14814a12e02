import { VAT_CODES } from '@invoicebox/invoicebox-api/money';
import {
  type Fulfilment,
  type MiniAppDefinition,
  minutes,
  type Offer,
  type PaidOrder,
} from '@invoicebox/merchant-server';
import type { Hono } from 'hono';
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
export class Forecourt implements MiniAppDefinition<Selection, { share: number }> {
  readonly orderPrefix = 'TO';
  readonly payWithin = minutes(10);
  readonly selection = selectionSchema;
  readonly #pumpsUrl: string;
  readonly routes: () => Hono;

  /** @param operator the operator's API, beside that of the pages. */
  constructor(pumpsUrl: string, operator: Hono) {
    this.#pumpsUrl = pumpsUrl;
    this.routes = () => operator;
  }

  async quote({ selection }: { selection: Selection }): Promise<Offer<{ share: number }>> {
    const { quantity, price, guaranteed, share, vat } = selection;
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

  async fulfil({ order }: { order: PaidOrder<Selection, { share: number }> }): Promise<Fulfilment> {
    const { id, offer } = order;
    const { share } = offer.summary;
    const answer = await this.#ask(`begin/${id}?share=${share}`);
    if (answer.state === 'flowing') return { given: 'later', view: {} };
    if (answer.state === 'blocked' || answer.share === 0) return { given: 'nothing', reason: 'Колонка не работает.' };
    const quantities = offer.lines.map(({ quantity }) => Math.floor((quantity * answer.share) / 1000));
    return { given: 'part', quantities, view: {} };
  }

  async stop({ order }: { order: { id: string } }): Promise<'stopped' | 'too_late'> {
    const answer = await this.#ask(`block/${order.id}`);
    return answer.state === 'blocked' ? 'stopped' : 'too_late';
  }

  async #ask(path: string): Promise<PumpAnswer> {
    const response = await fetch(`${this.#pumpsUrl}/${path}`);
    return response.json() as Promise<PumpAnswer>;
  }
}
