import { all, defineMiniApp, minutes, personal, SelectionUnavailableError } from '@invoicebox/merchant-server';
import { z } from 'zod';

export const coffee = defineMiniApp({
  orderPrefix: 'CF',
  payWithin: minutes(30),
  selection: z.object({ cups: z.int().positive(), name: personal(z.string().trim().min(1).max(50)) }),
  quote({ selection: { cups } }) {
    if (cups > 12) throw new SelectionUnavailableError('Столько чашек не наливаем.');
    return {
      description: `Кофе, ${cups}`,
      lines: [{ sku: 'coffee', name: 'Кофе', unit: 'piece', quantity: cups * 1000, price: 122_00, type: 'commodity' }],
      summary: { cups },
    };
  },
  fulfil: ({ order }) => all({ table: 7, code: order.number }),
});
