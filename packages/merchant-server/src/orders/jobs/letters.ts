import { z } from 'zod';
import type { JobHandler } from '../../outbox/job.js';
import { LETTER_KINDS, orderLetter } from '../order-letters.js';
import { placedOrder } from '../placed-order.js';
import type { JobDeps } from './job-deps.js';

const payloadSchema = z.object({ letter: z.enum(LETTER_KINDS) });

/** Sends the buyer a letter. One that no mail server will take is given up. */
export function sendLetterHandler({ mailer, miniApp, address, log }: JobDeps): JobHandler {
  return {
    async run(order, { payload }) {
      const { letter: kind } = payloadSchema.parse(payload);
      const facts = await miniApp.receiptFacts(placedOrder(order), order.fulfilment);
      const letter = orderLetter(order, kind, { facts, publicUrl: address.publicUrl });
      if (!letter || !mailer) return undefined;
      const outcome = await mailer.send(letter);
      if (outcome === 'refused')
        log.warn({ orderId: order.id, letter: kind }, 'The buyer’s mail server refused a letter.');
      return undefined;
    },
    apply: async (_context, order) => order,
  };
}
