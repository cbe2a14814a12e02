import { defineTexts } from '@invoicebox/mini-app-ui';

/** The words of this till beside those that every till has. */
export const tillTexts = defineTexts({
  ru: {
    title: 'Касса АЗС',
    station: 'На какой АЗС стоит касса?',
    search: 'Название, город или адрес',
    stationGone: 'Такой АЗС больше нет: смените точку продаж.',
    pump: (number: number) => `Колонка ${number}`,
    released: (pump: number, litres: string) => `Колонка ${pump} разблокирована на ${litres}`,
  },
  en: {
    title: 'Gas station till',
    station: 'At which station is this till?',
    search: 'Name, city or address',
    stationGone: 'There is no such station any more: change the point of sale.',
    pump: (number) => `Pump ${number}`,
    released: (pump, litres) => `Pump ${pump} released for ${litres}`,
  },
});
