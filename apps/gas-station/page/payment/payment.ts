import type { PaymentOptions } from '@invoicebox/mini-app-kit';
import type { Fuelling } from '../../shared/fuelling.js';
import type { OrderSummary } from '../../shared/order.js';
import { stationAddress } from '../shared/addresses.js';
import { choiceParameters } from '../station/choice.js';
import { describe } from './describe.js';
import { FuelGiven } from './fuel-given.js';
import { FuelReceiptRows } from './fuel-receipt-rows.js';
import { OrderCells } from './order-cells.js';

/** The payment of fuel, and what happens at the pump. */
export const payment: PaymentOptions<OrderSummary, Fuelling> = {
  Facts: OrderCells,
  Given: FuelGiven,
  ReceiptRows: FuelReceiptRows,
  timeOf: ({ fulfilment }) => fulfilment?.changedAt,
  timeZoneOf: ({ summary }) => summary.timeZone,
  describe,
  again({ selection }, outcome) {
    // Without the pump that failed.
    const pump = outcome === 'unavailable' ? null : selection.pump;
    return stationAddress(selection.stationId, choiceParameters({ ...selection, pump }));
  },
  texts: {
    ru: {
      screenGiven: 'Заправка',
      waiting_text: 'Как только оплата пройдёт, колонка разблокируется.',
      added_text: 'Колонка разблокируется, когда счёт будет оплачен.',
      unavailable_title: 'Колонку открыть не удалось',
      refunded_text: 'Топливо не отпущено. Вернём всё тем же способом.',
      toStart: 'К списку АЗС',
      cancelPaid: 'Колонка закроется, деньги вернутся целиком тем же способом.',
      cancelTooLate: 'Отменить не получилось: пистолет уже снят.',
      preparing: '',
    },
    en: {
      screenGiven: 'Fuelling',
      waiting_text: 'The pump is released as soon as the payment goes through.',
      added_text: 'The pump is released when the invoice is paid.',
      unavailable_title: 'The pump could not be released',
      refunded_text: 'No fuel was dispensed. Everything goes back the same way.',
      toStart: 'To the stations',
      cancelPaid: 'The pump is locked and all of the money goes back the same way.',
      cancelTooLate: 'It could not be cancelled: the nozzle is lifted already.',
      preparing: '',
    },
  },
};
