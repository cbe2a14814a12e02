import { defineTexts } from '@invoicebox/mini-app-ui';
import type { VehicleField } from '../../shared/vehicle.js';

const RU: Readonly<Record<VehicleField, string>> = { plate: 'госномер', driver: 'водителя', odometer: 'пробег' };
const EN: Readonly<Record<VehicleField, string>> = { plate: 'plate', driver: 'driver', odometer: 'odometer' };

/** What is said of the vehicle for the papers. */
export const vehicleTexts = defineTexts({
  ru: {
    papers: 'Для документов',
    vehicle: 'Автомобиль и водитель',
    optional: 'Не обязательно',
    missing: (fields: readonly VehicleField[]) =>
      `Укажите ${fields.map((field) => RU[field]).join(', ')}: так требует сеть`,
    kilometres: (count: number) => `${count.toLocaleString('ru-RU')} км`,
    plate: 'Госномер',
    driver: 'Водитель',
    odometer: 'Пробег, км',
    notRequired: 'Не обязательно',
    needed: 'Без этого сеть не отпускает топливо.',
    wrongOdometer: 'Введите целое число километров, например 120500.',
    where: 'Войдёт в заказ и закрывающий документ. Номер и водителя запомним до следующего раза.',
    save: 'Сохранить',
  },
  en: {
    papers: 'For the papers',
    vehicle: 'Vehicle and driver',
    optional: 'Optional',
    missing: (fields) => `Enter ${fields.map((field) => EN[field]).join(', ')}: the network requires it`,
    kilometres: (count) => `${count.toLocaleString('en-GB')} km`,
    plate: 'Plate',
    driver: 'Driver',
    odometer: 'Odometer, km',
    notRequired: 'Optional',
    needed: 'The network gives no fuel without it.',
    wrongOdometer: 'Enter whole kilometres, for example 120500.',
    where: 'Goes into the order and the closing document. Plate and driver are remembered for the next time.',
    save: 'Save',
  },
});
