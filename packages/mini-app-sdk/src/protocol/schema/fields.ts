import { z } from 'zod';

/** The `id` of every message. */
export const EmbeddingIdSchema = z.string().meta({
  description: 'The embedding that the message belongs to.',
  examples: ['embedding-1'],
});

/** A URL on the wire is any text here: which URLs may be opened is the host's policy, not the form of a message. */
export const PaymentUrlSchema = z.string().meta({
  description: 'URL of a payment',
  examples: ['https://pay.invoicebox.ru/1'],
});
