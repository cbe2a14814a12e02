import type { ListContract } from './list-contract.js';

/** Fields for filtering and sorting `GET /filter/api/order/order`. */
export const ORDER_LIST = {
  fields: {
    id: 'text',
    orderContainerId: 'text',
    parentId: 'text',
    merchantId: 'text',
    merchantOrderId: 'text',
    merchantOrderIdVisible: 'text',
    status: 'text',
    subtype: 'text',
    processingStatus: 'text',
    processable: 'boolean',
    description: 'text',
    amount: 'number',
    vatAmount: 'number',
    currencyId: 'text',
    languageId: 'text',
    shopId: 'text',
    userAccountId: 'text',
    createdAt: 'date',
    expirationDate: 'date',
    paidAt: 'date',
    'customer.type': 'text',
    'customer.name': 'text',
    'customer.phone': 'text',
    'customer.email': 'text',
    'customer.vatNumber': 'text',
    'customer.taxRegistrationReasonCode': 'text',
    'customer.registrationAddress': 'text',
  },
  documented: ['id', 'status', 'merchantOrderId', 'createdAt', 'expirationDate', 'paidAt'],
} as const satisfies ListContract;

/** Fields for filtering and sorting the list of shipments. */
export const SHIPMENT_LIST = {
  fields: {
    id: 'number',
    orderId: 'text',
    merchantId: 'text',
    documentNumber: 'text',
    documentDate: 'date',
    final: 'boolean',
    status: 'text',
    type: 'text',
    amount: 'number',
    vatAmount: 'number',
    createdAt: 'date',
  },
  documented: ['id', 'orderId', 'merchantId'],
} as const satisfies ListContract;

/** Fields for filtering and sorting `GET /filter/api/order/refund-order`. */
export const REFUND_LIST = {
  fields: {
    id: 'text',
    parentId: 'text',
    merchantId: 'text',
    merchantOrderId: 'text',
    status: 'text',
    description: 'text',
    amount: 'number',
    vatAmount: 'number',
    currencyId: 'text',
    createdAt: 'date',
  },
  documented: ['id', 'parentId', 'status', 'merchantId', 'merchantOrderId'],
} as const satisfies ListContract;

/** Fields for filtering and sorting `GET /filter/api/counterparty-detail`. */
export const COUNTERPARTY_LIST = {
  fields: {
    id: 'text',
    vatNumber: 'text',
    taxRegistrationReasonCode: 'text',
    name: 'text',
    nameFull: 'text',
    registrationNumber: 'text',
    registrationDate: 'date',
    registrationAddress: 'text',
    postAddress: 'text',
    postAddressZip: 'text',
  },
  documented: ['vatNumber'],
  required: ['vatNumber'],
} as const satisfies ListContract;
