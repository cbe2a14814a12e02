import type { InitialData } from '@invoicebox/mini-app-sdk/protocol';
import { z } from 'zod';
import { EMBEDDING_MODES, type Embedding, type EmbeddingMode } from '../../shared/index.js';
import { MAIN_ORDER_SHOP } from '../records/seed.js';
import type { SimulatedOrder } from '../records/simulated-order.js';
import type { Simulator } from '../state/simulator.js';
import { mainOrderRequest, type Preset } from './preset.js';

/** The address of a mini-app's page. */
export const addressSchema = z
  .string()
  .refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), 'Expected an http or https URL.');

/** The workbench's request to open a mini-app. */
export const embeddingRequestSchema = z.object({
  url: addressSchema,
  mode: z.enum(EMBEDDING_MODES),
  locale: z.enum(['ru', 'en']),
  preset: z.string(),
});

/** The metadata of an order, followed by that of its lines (docs/protocol.md, metaData). */
function metaDataOf({ response }: SimulatedOrder): unknown[] {
  return [response.metaData, ...response.basketItems.map((item) => item.metaData)].filter((data) => data !== undefined);
}

/** The mini-app's initial data; in the mode `suborder` it describes the main order. */
function initialDataOf(
  preset: Preset,
  mode: EmbeddingMode,
  locale: 'ru' | 'en',
  mainOrder: SimulatedOrder | undefined,
): InitialData {
  const common = {
    userEmail: preset.buyer.email,
    userName: preset.buyer.name,
    userPhone: preset.buyer.phone,
    locale,
    ...(preset.shopId === undefined ? {} : { shopId: preset.shopId }),
    fullHeight: mode === 'order-app',
  };
  if (!mainOrder) return { public: { ...common, minappType: 'order' }, private: { metaData: [] } };
  const { orderContainerId, basketItems } = mainOrder.response;
  return {
    public: { ...common, minappType: 'suborder', orderContainerId },
    private: { metaData: metaDataOf(mainOrder), basketItems: basketItems.map(({ sku, name }) => ({ sku, name })) },
  };
}

/** Prepares an embedding. In the mode `suborder` it first creates the preset's main order, so that the invoice is real. */
export function openEmbedding(
  simulator: Simulator,
  preset: Preset,
  { url, mode, locale }: z.infer<typeof embeddingRequestSchema>,
): Embedding {
  const mainOrder =
    mode === 'suborder'
      ? simulator.orders.create(
          simulator.directory.requireShop(MAIN_ORDER_SHOP.merchantId),
          mainOrderRequest(preset, locale, simulator.clock.now()),
          { sellerName: preset.mainOrder.seller },
        )
      : undefined;
  const initialData = initialDataOf(preset, mode, locale, mainOrder);
  return { url, mode, initialData, ...(mainOrder ? { orderContainerId: mainOrder.response.orderContainerId } : {}) };
}
