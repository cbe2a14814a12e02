import { defineTexts } from '@invoicebox/mini-app-ui';

/** Texts of this till, beside the kit's. */
export const tillTexts = defineTexts({
  ru: {
    title: 'Касса бизнес-зала',
    lounge: 'В каком бизнес-зале стоит касса?',
    search: 'Город, аэропорт или код: SVO',
    loungeGone: 'Такого бизнес-зала больше нет: смените точку продаж.',
    voucher: (code: string) => `Ваучер ${code}`,
  },
  en: {
    title: 'Lounge till',
    lounge: 'At which lounge is this till?',
    search: 'City, airport or code: SVO',
    loungeGone: 'There is no such lounge any more: change the point of sale.',
    voucher: (code) => `Voucher ${code}`,
  },
});
