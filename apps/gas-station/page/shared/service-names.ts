import { defineTexts } from '@invoicebox/mini-app-ui';

/** Names of what a station offers beside fuel. */
export const serviceNames = defineTexts({
  ru: {
    shop: 'Магазин',
    cafe: 'Кафе',
    wash: 'Мойка',
    tyres: 'Подкачка шин',
    toilet: 'Туалет',
  },
  en: {
    shop: 'Shop',
    cafe: 'Café',
    wash: 'Car wash',
    tyres: 'Tyre inflation',
    toilet: 'Toilet',
  },
});
