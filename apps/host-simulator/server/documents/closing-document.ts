import type { BasketItem } from '@invoicebox/invoicebox-api/contract';
import type { DocumentDelivery } from '../../shared/index.js';
import type { Simulator } from '../state/simulator.js';

/** A closing document: an act if the order has only services, otherwise a universal transfer document (UPD). */
export interface ClosingDocument {
  kind: 'act' | 'upd';
  /** The merchant's number if there is one, otherwise the shipment's. */
  number: string;
  /** ISO 8601. */
  date: string;
  seller: { name: string; vatNumber: string | undefined };
  buyer: { name: string; vatNumber: string | undefined; address: string | undefined };
  orderNumber: string;
  items: readonly BasketItem[];
  /** Roubles including tax, and the tax. */
  amount: number;
  vatAmount: number;
  delivery: DocumentDelivery;
}

/** The document with a file id; undefined if it does not exist yet. */
export function closingDocument(
  { shipments, book, directory }: Simulator,
  fileId: string,
): ClosingDocument | undefined {
  const shipment = shipments.findByFile(fileId)?.response;
  const order = shipment && book.find(shipment.orderId);
  if (!shipment || !order || shipment.status !== 'completed') return undefined;
  const shop = directory.requireShop(shipment.merchantId);
  const { customer, merchantOrderId, merchantOrderIdVisible } = order.response;
  return {
    kind: shipment.basketItems.every(({ type }) => type === 'service') ? 'act' : 'upd',
    number: shipment.documentNumber ?? String(shipment.id),
    date: shipment.documentDate ?? shipment.createdAt,
    seller: { name: order.sellerName ?? shop.name, vatNumber: shop.vatNumber },
    buyer: {
      name: customer.name ?? customer.email ?? customer.phone ?? '—',
      vatNumber: customer.vatNumber,
      address: customer.registrationAddress,
    },
    orderNumber: merchantOrderIdVisible ?? merchantOrderId,
    items: shipment.basketItems,
    amount: shipment.amount,
    vatAmount: shipment.vatAmount,
    delivery: order.documentDelivery ?? 'edo',
  };
}
