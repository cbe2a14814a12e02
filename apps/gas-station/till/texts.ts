import { defineTexts } from '@invoicebox/mini-app-ui';

/** Texts of this till, beside the kit's. */
export const tillTexts = defineTexts({
  ru: {
    title: 'Касса АЗС',
    station: 'На какой АЗС стоит касса?',
    search: 'Название, город или адрес',
    stationGone: 'Такой АЗС больше нет: смените точку продаж.',
    pump: (number: number) => `Колонка ${number}`,
    fullTank: (most: string) => `полный бак, до ${most}`,
    queued: (pump: number, _given: string, litres: string) =>
      `Колонка ${pump} занята, заказ на ${litres} следующий в очереди`,
    released: (pump: number, _given: string, litres: string) => `Колонка ${pump} разблокирована на ${litres}`,
    lifted: (pump: number, _given: string, litres: string) => `Колонка ${pump}: пистолет снят, можно залить ${litres}`,
    dispensing: (pump: number, given: string, litres: string) => `Колонка ${pump}: залито ${given} из ${litres}`,
    done: (pump: number, given: string, litres: string) => `Колонка ${pump}: готово, залито ${given} из ${litres}`,
  },
  en: {
    title: 'Gas station till',
    station: 'At which station is this till?',
    search: 'Name, city or address',
    stationGone: 'There is no such station any more: change the point of sale.',
    pump: (number) => `Pump ${number}`,
    fullTank: (most) => `full tank, up to ${most}`,
    queued: (pump, _given, litres) => `Pump ${pump} is busy, the order of ${litres} is next`,
    released: (pump, _given, litres) => `Pump ${pump} released for ${litres}`,
    lifted: (pump, _given, litres) => `Pump ${pump}: the nozzle is out, ${litres} to fill`,
    dispensing: (pump, given, litres) => `Pump ${pump}: ${given} of ${litres} dispensed`,
    done: (pump, given, litres) => `Pump ${pump}: done, ${given} of ${litres} dispensed`,
  },
});
