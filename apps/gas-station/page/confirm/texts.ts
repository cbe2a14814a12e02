import { defineTexts } from '@invoicebox/mini-app-ui';

/** What is said of a selection. */
export const factsTexts = defineTexts({
  ru: {
    pump: 'Колонка',
    pumpTaken: 'Сейчас занята: вы будете следующим.',
    pumpBroken: 'Сейчас не работает. Выберите другую.',
    fullTank: (litres: string) => `Полный бак, до ${litres}`,
    fullTankText: (sum: string) => `Заморозим ${sum}, спишем только за залитое. Остальное разморозим сразу.`,
    fullTankAndMore: (sum: string) =>
      `Заморозим ${sum}, спишем за залитое и за то, что вы добавили. Остальное разморозим сразу.`,
  },
  en: {
    pump: 'Pump',
    pumpTaken: 'Busy now: you will be next.',
    pumpBroken: 'Out of order now. Choose another one.',
    fullTank: (litres) => `Full tank, up to ${litres}`,
    fullTankText: (sum) => `We hold ${sum} and take only what was dispensed. The rest is released at once.`,
    fullTankAndMore: (sum) =>
      `We hold ${sum} and take what was dispensed and what you added. The rest is released at once.`,
  },
});
