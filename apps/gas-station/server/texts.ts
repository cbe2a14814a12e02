import { FUEL_NAMES, type FuelKind, type FuelUnit, plainFuel } from '../shared/fuel.js';
import type { VehicleField } from '../shared/vehicle.js';
import { MAX_LITRES, MIN_LITRES } from '../shared/volume.js';

export type Locale = 'ru' | 'en';

const UNITS: Readonly<Record<Locale, Readonly<Record<FuelUnit, string>>>> = {
  ru: { litre: 'л', kilogram: 'кг', cubic_metre: 'м³' },
  en: { litre: 'L', kilogram: 'kg', cubic_metre: 'm³' },
};

function amountText(thousandths: number, unit: FuelUnit, locale: Locale): string {
  const number = (thousandths / 1000).toLocaleString(locale === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 3 });
  return `${number} ${UNITS[locale][unit]}`;
}

/** Names of goods on invoices and receipts, of what is no petrol. */
const GOODS: Readonly<Record<Locale, Readonly<Partial<Record<FuelKind, string>>>>> = {
  ru: {
    diesel: 'Топливо дизельное',
    lpg: 'Газ углеводородный сжиженный (пропан-бутан)',
    cng: 'Газ природный компримированный (метан)',
    lng: 'Газ природный сжиженный (метан)',
    hydrogen: 'Водород',
    adblue: 'Жидкость AdBlue (мочевина)',
  },
  en: {
    diesel: 'Diesel fuel',
    lpg: 'Liquefied petroleum gas (LPG)',
    cng: 'Compressed natural gas (CNG)',
    lng: 'Liquefied natural gas (LNG)',
    hydrogen: 'Hydrogen',
    adblue: 'AdBlue fluid',
  },
};

/** The name of a fuel as goods; a branded one with the name that the network gives it. */
function goodsName(fuel: FuelKind, brand: string | undefined, locale: Locale): string {
  const goods = GOODS[locale][plainFuel(fuel)];
  const petrol = locale === 'ru' ? 'Бензин' : 'Petrol';
  if (brand === undefined) return goods ?? `${petrol} ${FUEL_NAMES[locale][fuel]}`;
  return `${goods ?? petrol} ${brand}`;
}

const VEHICLE_NAMES: Readonly<Record<Locale, Readonly<Record<VehicleField, string>>>> = {
  ru: { plate: 'госномер', driver: 'водителя', odometer: 'пробег' },
  en: { plate: 'the plate', driver: 'the driver', odometer: 'the odometer' },
};

/** Texts for buyers: names of goods and reasons of refusals. */
export const serverTexts = {
  ru: {
    goods: (fuel: FuelKind, brand?: string) => goodsName(fuel, brand, 'ru'),
    description: (title: string, address: string, pump: number) =>
      `Топливо на АЗС «${title}», ${address}, колонка ${pump}`,
    station: 'АЗС',
    address: 'Адрес',
    pump: 'Колонка',
    time: 'Время на АЗС',
    plate: 'Госномер',
    driver: 'Водитель',
    odometer: 'Пробег, км',
    vehicleRequired: (fields: readonly VehicleField[]) =>
      `Для документов нужно указать: ${fields.map((field) => VEHICLE_NAMES.ru[field]).join(', ')}.`,
    noStation: 'Такой АЗС больше нет. Выберите другую.',
    closed: (opens: string) => `АЗС закрыта до ${opens} по местному времени.`,
    noFuel: (fuel: FuelKind) => `${FUEL_NAMES.ru[fuel]} на этой АЗС не продаётся. Выберите другое топливо.`,
    noPrice: (fuel: FuelKind) => `Цена на ${FUEL_NAMES.ru[fuel]} не известна, заказать его здесь нельзя.`,
    noPump: (pump: number) => `Колонки ${pump} на этой АЗС нет. Выберите другую.`,
    pumpBroken: (pump: number) => `Колонка ${pump} не работает. Выберите другую.`,
    pumpWithoutFuel: (pump: number, fuel: FuelKind) =>
      `На колонке ${pump} нет ${FUEL_NAMES.ru[fuel]}. Выберите другую.`,
    tooLittle: (unit: FuelUnit) => `Можно заказать не меньше ${amountText(MIN_LITRES, unit, 'ru')}.`,
    tooMuch: (unit: FuelUnit) => `Можно заказать не больше ${amountText(MAX_LITRES, unit, 'ru')}.`,
    noExtra: 'Одного из выбранных товаров или услуг на этой АЗС нет. Уберите его.',
    extraUnavailable: (name: string) => `«${name}» сейчас нет в наличии. Уберите этот пункт.`,
    closedForNow: 'АЗС сейчас не работает. Выберите другую.',
    pumpsUnreachable: 'Колонки этой АЗС сейчас не отвечают. Попробуйте ещё раз или выберите другую.',
    releaseUnused: (pump: number) => `Пистолет колонки ${pump} не сняли вовремя. Деньги вернутся.`,
    nothingTaken: 'Топливо не залито. Деньги вернутся.',
    pumpFailed: (pump: number) => `Колонка ${pump} остановилась. За незалитое деньги вернутся.`,
    releaseFailed: (pump: number) => `Колонку ${pump} не удалось разблокировать. Деньги вернутся.`,
  },
  en: {
    goods: (fuel: FuelKind, brand?: string) => goodsName(fuel, brand, 'en'),
    description: (title: string, address: string, pump: number) => `Fuel at «${title}», ${address}, pump ${pump}`,
    station: 'Station',
    address: 'Address',
    pump: 'Pump',
    time: 'Time at the station',
    plate: 'Plate',
    driver: 'Driver',
    odometer: 'Odometer, km',
    vehicleRequired: (fields: readonly VehicleField[]) =>
      `The papers need: ${fields.map((field) => VEHICLE_NAMES.en[field]).join(', ')}.`,
    noStation: 'This station is no longer there. Choose another one.',
    closed: (opens: string) => `The station is closed until ${opens} local time.`,
    noFuel: (fuel: FuelKind) => `${FUEL_NAMES.en[fuel]} is not sold at this station. Choose another fuel.`,
    noPrice: (fuel: FuelKind) => `The price of ${FUEL_NAMES.en[fuel]} is not known, so it cannot be ordered here.`,
    noPump: (pump: number) => `There is no pump ${pump} at this station. Choose another one.`,
    pumpBroken: (pump: number) => `Pump ${pump} is out of order. Choose another one.`,
    pumpWithoutFuel: (pump: number, fuel: FuelKind) =>
      `Pump ${pump} has no ${FUEL_NAMES.en[fuel]}. Choose another one.`,
    tooLittle: (unit: FuelUnit) => `The least that can be ordered is ${amountText(MIN_LITRES, unit, 'en')}.`,
    tooMuch: (unit: FuelUnit) => `The most that can be ordered is ${amountText(MAX_LITRES, unit, 'en')}.`,
    noExtra: 'One of the chosen goods or services is not sold at this station. Remove it.',
    extraUnavailable: (name: string) => `«${name}» is not available now. Remove it.`,
    closedForNow: 'The station is closed for now. Choose another one.',
    pumpsUnreachable: 'The pumps of this station do not answer now. Try again, or choose another one.',
    releaseUnused: (pump: number) => `The nozzle of pump ${pump} was not lifted in time. The money will come back.`,
    nothingTaken: 'No fuel was taken. The money will come back.',
    pumpFailed: (pump: number) => `Pump ${pump} has stopped. The money for what was not dispensed will come back.`,
    releaseFailed: (pump: number) => `Pump ${pump} could not be released. The money will come back.`,
  },
};
