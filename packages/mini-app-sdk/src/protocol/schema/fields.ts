import { z } from 'zod';

/** The `id` of every message. */
export const EmbeddingIdSchema = z.string().meta({
  description: 'The embedding that the message belongs to.',
  examples: ['embedding-1'],
});

/** Any string: the host's policy, not the schema, decides which URLs may be opened. */
export const PaymentUrlSchema = z.string().meta({
  description: 'URL of a payment',
  examples: ['https://pay.invoicebox.ru/1'],
});
