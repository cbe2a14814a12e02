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
    description: 'True if the host controls the height of the frame and ignores `height`.',
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
  .meta({ id: 'PublicData', description: 'The buyer, and how the mini-app is embedded.' });

/** The form of `BasketItemInfo`. */
export const BasketItemInfoSchema = z
  .looseObject({
    sku: z.string().meta({ description: "The merchant's article code.", examples: ['ticket'] }),
    name: z.string().meta({ description: 'The name shown to the buyer.', examples: ['Билет'] }),
  })
  .meta({ id: 'BasketItemInfo', description: 'An item of the main order.' });

/** The form of `PrivateData`. */
export const PrivateDataSchema = z
  .looseObject({
    metaData: z.array(z.unknown()).meta({
      description:
        'Metadata of the main order and its basket items: usually JSON-LD with schema.org types, but anything is allowed.',
      examples: [[{ '@type': 'Order' }]],
    }),
    basketItems: z.array(BasketItemInfoSchema).optional().describe('Items that are already in the main order.'),
  })
  .meta({ id: 'PrivateData', description: 'Metadata and items of the main order.' });

/** The form of `InitialData`. */
export const InitialDataSchema = z
  .looseObject({
    public: PublicDataSchema,
    private: PrivateDataSchema,
  })
  .meta({ id: 'InitialData', description: 'Everything the host tells the mini-app about the buyer and the order.' });
