import { FUEL_NAMES, type FuelKind } from '../shared/fuel.js';
import { MAX_LITRES, MIN_LITRES } from '../shared/volume.js';

export type Locale = 'ru' | 'en';

function litresText(thousandths: number, locale: Locale): string {
  return (thousandths / 1000).toLocaleString(locale === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 3 });
}

/** Texts for buyers: names of goods and reasons of refusals. */
export const serverTexts = {
  ru: {
    goods: (fuel: FuelKind) => (fuel === 'diesel' ? 'Топливо дизельное' : `Бензин ${FUEL_NAMES.ru[fuel]}`),
    description: (title: string, address: string, pump: number) =>
      `Топливо на АЗС «${title}», ${address}, колонка ${pump}`,
    noStation: 'Такой АЗС больше нет. Выберите другую.',
    closed: (hours: string) => `АЗС закрыта. Часы работы: ${hours} по местному времени.`,
    noFuel: (fuel: FuelKind) => `${FUEL_NAMES.ru[fuel]} на этой АЗС не продаётся. Выберите другое топливо.`,
    noPrice: (fuel: FuelKind) => `Цена на ${FUEL_NAMES.ru[fuel]} не известна, заказать его здесь нельзя.`,
    noPump: (pump: number) => `Колонки ${pump} на этой АЗС нет. Выберите другую.`,
    pumpBroken: (pump: number) => `Колонка ${pump} не работает. Выберите другую.`,
    pumpWithoutFuel: (pump: number, fuel: FuelKind) =>
      `На колонке ${pump} нет ${FUEL_NAMES.ru[fuel]}. Выберите другую.`,
    tooLittle: `Можно заказать не меньше ${litresText(MIN_LITRES, 'ru')} л.`,
    tooMuch: `Можно заказать не больше ${litresText(MAX_LITRES, 'ru')} л.`,
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
    goods: (fuel: FuelKind) => (fuel === 'diesel' ? 'Diesel fuel' : `Petrol ${FUEL_NAMES.en[fuel]}`),
    description: (title: string, address: string, pump: number) => `Fuel at «${title}», ${address}, pump ${pump}`,
    noStation: 'This station is no longer there. Choose another one.',
    closed: (hours: string) => `The station is closed. Hours: ${hours} local time.`,
    noFuel: (fuel: FuelKind) => `${FUEL_NAMES.en[fuel]} is not sold at this station. Choose another fuel.`,
    noPrice: (fuel: FuelKind) => `The price of ${FUEL_NAMES.en[fuel]} is not known, so it cannot be ordered here.`,
    noPump: (pump: number) => `There is no pump ${pump} at this station. Choose another one.`,
    pumpBroken: (pump: number) => `Pump ${pump} is out of order. Choose another one.`,
    pumpWithoutFuel: (pump: number, fuel: FuelKind) =>
      `Pump ${pump} has no ${FUEL_NAMES.en[fuel]}. Choose another one.`,
    tooLittle: `The least that can be ordered is ${litresText(MIN_LITRES, 'en')} L.`,
    tooMuch: `The most that can be ordered is ${litresText(MAX_LITRES, 'en')} L.`,
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
