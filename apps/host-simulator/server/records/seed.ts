import { type Counterparty, RATE_LIMITS } from '@invoicebox/invoicebox-api/contract';
import type { Settings, Shop } from './settings.js';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Token of Invoicebox's public demonstration shop (docs/http-api.md, General). */
export const DEMONSTRATION_TOKEN = 'b37c4c689295904ed21eee5d9a48d42e';

/** Token of the account of business.invoicebox.ru. */
export const L3_TOKEN = '29078-API:5f0c1d9e7ab34c21';

/** Token of the agent account. */
export const AGENT_TOKEN = 'agent-token';

/** Invoicebox's public demonstration shop (docs/http-api.md, General). */
export const DEMONSTRATION_SHOP: Shop = {
  merchantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  accountId: 'demonstration',
  name: 'Демонстрационный магазин',
  vatNumber: '7707083893',
  signingKey: 'demo-signing-key',
  signatureAlgorithm: 'sha1',
  uniqueMerchantOrderIds: true,
};

/** Another shop of the demonstration account: SHA-256 and, as in production, no unique numbers. */
export const SECOND_SHOP: Shop = {
  merchantId: 'ffffffff-ffff-ffff-ffff-000000000002',
  accountId: 'demonstration',
  name: 'Второй магазин',
  signingKey: 'second-signing-key',
  signatureAlgorithm: 'sha256',
  uniqueMerchantOrderIds: false,
};

/** The shop of the account of business.invoicebox.ru. */
export const L3_SHOP: Shop = {
  merchantId: 'ffffffff-ffff-ffff-ffff-000000000003',
  accountId: 'business',
  name: 'Магазин кабинета «Бизнес»',
  vatNumber: '7728168971',
  signingKey: 'business-signing-key',
  signatureAlgorithm: 'sha1',
  uniqueMerchantOrderIds: false,
};

/** The shop of the workbench's main orders: an airline or a hotel that sells through the host. */
export const MAIN_ORDER_SHOP: Shop = {
  merchantId: '00000000-0000-4000-8000-000000000001',
  accountId: 'host',
  name: 'Билеты и отели',
  signingKey: 'main-order-shop-key',
  signatureAlgorithm: 'sha1',
  uniqueMerchantOrderIds: false,
};

const COUNTERPARTIES: Counterparty[] = [
  {
    id: 1,
    vatNumber: '7707083893',
    taxRegistrationReasonCode: '773601001',
    name: 'ПАО Сбербанк',
    nameFull: 'Публичное акционерное общество «Сбербанк России»',
    nameI18n: { ru: 'ПАО Сбербанк', en: 'Sberbank PJSC' },
    registrationNumber: '1027700132195',
    registrationDate: '2002-08-16',
    registrationAddress: '117312, г. Москва, ул. Вавилова, д. 19',
    postAddress: 'г. Москва, ул. Вавилова, д. 19',
    postAddressZip: '117312',
  },
  {
    id: 2,
    vatNumber: '7728168971',
    taxRegistrationReasonCode: '770801001',
    name: 'АО «Альфа-Банк»',
    nameFull: 'Акционерное общество «Альфа-Банк»',
    nameI18n: { ru: 'АО «Альфа-Банк»', en: 'Alfa-Bank JSC' },
    registrationNumber: '1027700067328',
    registrationDate: '2002-07-26',
    registrationAddress: '107078, г. Москва, ул. Каланчёвская, д. 27',
    postAddress: 'г. Москва, ул. Каланчёвская, д. 27',
    postAddressZip: '107078',
  },
  {
    id: 3,
    vatNumber: '7743013901',
    taxRegistrationReasonCode: '774301001',
    name: 'ООО «Ромашка»',
    nameFull: 'Общество с ограниченной ответственностью «Ромашка»',
    nameI18n: { ru: 'ООО «Ромашка»', en: 'Romashka LLC' },
    registrationNumber: '1027700000003',
    registrationDate: '2015-03-02',
    registrationAddress: '125565, г. Москва, Ленинградское шоссе, д. 84',
    postAddress: 'г. Москва, а/я 84',
    postAddressZip: '125565',
  },
  {
    id: 4,
    vatNumber: '500100732259',
    name: 'ИП Петров П. П.',
    nameFull: 'Индивидуальный предприниматель Петров Пётр Петрович',
    nameI18n: { ru: 'ИП Петров П. П.', en: 'Petrov P. P., sole trader' },
    registrationNumber: '304500116000157',
    registrationDate: '2004-06-08',
    registrationAddress: 'Московская обл., г. Балашиха',
    postAddress: 'Московская обл., г. Балашиха, ул. Советская, д. 1',
    postAddressZip: '143900',
  },
];

/** The default settings (docs/simulator.md, Settings). */
export const SEED: Settings = {
  answers: 'full',
  accounts: [
    { id: 'demonstration', name: 'Демонстрационный кабинет', tokens: [DEMONSTRATION_TOKEN], agent: false },
    { id: 'business', name: 'Кабинет «Бизнес»', tokens: [L3_TOKEN], agent: false },
    { id: 'agent', name: 'Агент', tokens: [AGENT_TOKEN], agent: true },
    { id: 'host', name: 'Приложение Инвойсбокса', tokens: ['main-order-shop-token'], agent: false },
  ],
  shops: [DEMONSTRATION_SHOP, SECOND_SHOP, L3_SHOP, MAIN_ORDER_SHOP],
  payers: [
    { id: 'anna', name: 'Анна Кузнецова', phone: '+79161234567', balance: 1_000_000_00 },
    { id: 'romashka', name: 'ООО «Ромашка»', vatNumber: '7743013901', balance: 10_000_000_00 },
    { id: 'petrov', name: 'ИП Петров П. П.', vatNumber: '500100732259', balance: 1_00 },
  ],
  counterparties: COUNTERPARTIES,
  limits: { enabled: true, account: { ...RATE_LIMITS.account }, ip: { ...RATE_LIMITS.ip } },
  durations: {
    hold: 7 * DAY_MS,
    code: 5 * MINUTE_MS,
    closingDocuments: MINUTE_MS,
    refund: MINUTE_MS,
    notificationAnswer: 20 * SECOND_MS,
  },
};
