import { z } from 'zod';

const commonPublicData = {
  userEmail: z
    .string()
    .meta({ description: "The buyer's e-mail address; may be empty.", examples: ['anna@example.ru'] }),
  userName: z.string().meta({ description: "The buyer's name; may be empty.", examples: ['Анна Петрова'] }),
  userPhone: z.string().meta({ description: "The buyer's phone number; may be empty.", examples: ['+79160000000'] }),
  locale: z.string().meta({ description: "The buyer's language, e.g. `ru`; may be empty.", examples: ['ru'] }),
  shopId: z
    .number()
    .optional()
    .meta({ description: 'The point of sale.', examples: [7] }),
  fullHeight: z.boolean().meta({
    description: 'True where the host rules the height of the frame and ignores `height`.',
    examples: [false],
  }),
};

/** The form of `OrderPublicData`. */
export const OrderPublicDataSchema = z
  .looseObject({
    minappType: z.literal('order').describe('A stand-alone order.'),
    ...commonPublicData,
    orderContainerId: z.never().optional().describe('Only a `suborder` joins a container.'),
  })
  .meta({
    id: 'OrderPublicData',
    description: 'A stand-alone storefront: the mini-app creates its own order and ends with `checkout`.',
  });

/** The form of `SuborderPublicData`. */
export const SuborderPublicDataSchema = z
  .looseObject({
    minappType: z.literal('suborder').describe('An extra to a main order.'),
    ...commonPublicData,
    orderContainerId: z
      .string()
      .meta({ description: "The container that the mini-app's order joins.", examples: ['container-1'] }),
  })
  .meta({
    id: 'SuborderPublicData',
    description: 'An extra to a main order: the mini-app adds its order to the container and ends with `done`.',
  });

/** The form of `PublicData`. */
export const PublicDataSchema = z
  .discriminatedUnion('minappType', [OrderPublicDataSchema, SuborderPublicDataSchema])
  .meta({ id: 'PublicData', description: 'Who buys and where the mini-app runs.' });

/** The form of `BasketItemInfo`. */
export const BasketItemInfoSchema = z
  .looseObject({
    sku: z.string().meta({ description: "The merchant's code of the article.", examples: ['ticket'] }),
    name: z.string().meta({ description: 'What the buyer reads.', examples: ['Билет'] }),
  })
  .meta({ id: 'BasketItemInfo', description: 'One position of the main order.' });

/** The form of `PrivateData`. */
export const PrivateDataSchema = z
  .looseObject({
    metaData: z.array(z.unknown()).meta({
      description:
        'Metadata of the main order and of its basket items: JSON-LD after schema.org, but anything is allowed.',
      examples: [[{ '@type': 'Order' }]],
    }),
    basketItems: z.array(BasketItemInfoSchema).optional().describe('What the main order already holds.'),
  })
  .meta({ id: 'PrivateData', description: 'What the main order holds.' });

/** The form of `InitialData`. */
export const InitialDataSchema = z
  .looseObject({
    public: PublicDataSchema,
    private: PrivateDataSchema,
  })
  .meta({ id: 'InitialData', description: 'All that the host tells the mini-app about the buyer and the order.' });
