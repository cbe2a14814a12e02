import type { BasketItem } from '@invoicebox/invoicebox-api/contract';
import { VAT_RATES } from '@invoicebox/invoicebox-api/money';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { ApiError } from '../api-error.js';
import { type Html, localeOf, type PageLocale, pageShell } from '../http/page-shell.js';
import type { SimulatorEnv } from '../http/simulator-env.js';
import type { Simulator } from '../state/simulator.js';
import { type ClosingDocument, closingDocument } from './closing-document.js';

const TEXTS = {
  ru: {
    act: 'Акт об оказании услуг',
    upd: 'Универсальный передаточный документ',
    numbered: (number: string, date: string) => `№ ${number} от ${date}`,
    seller: 'Продавец',
    buyer: 'Покупатель',
    vatNumber: 'ИНН',
    order: 'Заказ',
    delivery: 'Доставка документа',
    edo: 'электронный документооборот',
    courier: 'курьером',
    post: 'почтой',
    name: 'Наименование',
    measure: 'Ед.',
    quantity: 'Кол-во',
    price: 'Цена с НДС',
    rate: 'НДС',
    tax: 'Сумма НДС',
    sum: 'Сумма с НДС',
    total: 'Итого',
    without: 'без НДС',
    station: 'Место',
    address: 'Адрес',
    pump: 'Колонка',
    plate: 'Госномер',
    driver: 'Водитель',
    odometer: 'Пробег, км',
    handed: 'Сдал',
    taken: 'Принял',
    simulated: 'Документ симулятора: юридической силы не имеет.',
  },
  en: {
    act: 'Act of services rendered',
    upd: 'Universal transfer document',
    numbered: (number: string, date: string) => `No. ${number} of ${date}`,
    seller: 'Seller',
    buyer: 'Buyer',
    vatNumber: 'INN',
    order: 'Order',
    delivery: 'Delivery of the document',
    edo: 'electronic document exchange',
    courier: 'by courier',
    post: 'by post',
    name: 'Name',
    measure: 'Unit',
    quantity: 'Quantity',
    price: 'Price with VAT',
    rate: 'VAT',
    tax: 'VAT amount',
    sum: 'Sum with VAT',
    total: 'Total',
    without: 'no VAT',
    station: 'Place',
    address: 'Address',
    pump: 'Pump',
    plate: 'Plate',
    driver: 'Driver',
    odometer: 'Odometer, km',
    handed: 'Handed over',
    taken: 'Accepted',
    simulated: 'A document of the simulator, without legal force.',
  },
} as const;

type Texts = (typeof TEXTS)[PageLocale];

const FORMATS = { ru: 'ru-RU', en: 'en-GB' } as const;

/** Single values in a merchant's own data, at any depth, with their names. */
function leaves(value: unknown, name = ''): Array<[name: string, value: string]> {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => (key.startsWith('@') ? [] : leaves(each, key)));
  }
  return value === undefined || value === null || value === '' ? [] : [[name, String(value)]];
}

/** What the merchant says of a line beside its name. */
function details(metaData: unknown, texts: Texts): Html | string {
  const known: Readonly<Record<string, unknown>> = texts;
  const said = leaves(metaData).map(([name, value]) => {
    const label = known[name];
    return `${typeof label === 'string' ? label : name}: ${value}`;
  });
  return said.length === 0 ? '' : html`<br><small>${said.join(' · ')}</small>`;
}

function row(item: BasketItem, texts: Texts, sum: (roubles: number) => string): Html {
  const rate = item.vatCode === 'VATNONE' ? texts.without : `${VAT_RATES[item.vatCode]} %`;
  return html`<tr>
    <td>${item.name}${details(item.metaData, texts)}</td>
    <td>${item.measure}</td>
    <td class="sum">${item.quantity}</td>
    <td class="sum">${sum(item.amount)}</td>
    <td class="sum">${rate}</td>
    <td class="sum">${sum(item.totalVatAmount)}</td>
    <td class="sum">${sum(item.totalAmount)}</td>
  </tr>`;
}

function party({ name, vatNumber }: ClosingDocument['seller'], texts: Texts): string {
  return vatNumber === undefined ? name : `${name}, ${texts.vatNumber} ${vatNumber}`;
}

function page(document: ClosingDocument, locale: PageLocale): Html {
  const texts = TEXTS[locale];
  const money = new Intl.NumberFormat(FORMATS[locale], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const sum = (roubles: number) => money.format(roubles);
  const date = new Date(document.date).toLocaleDateString(FORMATS[locale], { timeZone: 'Europe/Moscow' });
  const title = `${texts[document.kind]} ${texts.numbered(document.number, date)}`;
  const body = html`<h1>${title}</h1>
    <dl>
      <dt>${texts.seller}</dt><dd>${party(document.seller, texts)}</dd>
      <dt>${texts.buyer}</dt><dd>${[party(document.buyer, texts), document.buyer.address].filter(Boolean).join(', ')}</dd>
      <dt>${texts.order}</dt><dd>${document.orderNumber}</dd>
      <dt>${texts.delivery}</dt><dd>${texts[document.delivery]}</dd>
    </dl>
    <div class="wide"><table>
      <thead>
        <tr>
          <th>${texts.name}</th><th>${texts.measure}</th><th class="sum">${texts.quantity}</th>
          <th class="sum">${texts.price}</th><th class="sum">${texts.rate}</th>
          <th class="sum">${texts.tax}</th><th class="sum">${texts.sum}</th>
        </tr>
      </thead>
      <tbody>${document.items.map((item) => row(item, texts, sum))}</tbody>
      <tfoot>
        <tr>
          <th colspan="5">${texts.total}</th>
          <th class="sum">${sum(document.vatAmount)}</th><th class="sum">${sum(document.amount)}</th>
        </tr>
      </tfoot>
    </table></div>
    <div class="signatures"><p>${texts.handed} ______________</p><p>${texts.taken} ______________</p></div>
    <p><small>${texts.simulated}</small></p>`;
  return pageShell(locale, title, body);
}

/** Printable pages of closing documents, by the ids in `fileIds` (docs/simulator.md, Addresses). */
export function documentRoutes(simulator: Simulator): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  routes.get('/documents/:id', (context) => {
    const document = closingDocument(simulator, context.req.param('id'));
    if (!document) throw new ApiError('not_found', 'There is no such document, or it is not ready yet.');
    return context.html(page(document, localeOf(context)));
  });
  return routes;
}
