import { defineTexts } from '@invoicebox/mini-app-ui';

/** Names of what a station offers beside fuel, and of the payment in the app. */
export const serviceNames = defineTexts({
  ru: {
    payable: 'Оплата в приложении',
    shop: 'Магазин',
    cafe: 'Кафе',
    wash: 'Мойка',
    tyres: 'Подкачка шин',
    toilet: 'Туалет',
  },
  en: {
    payable: 'Payment in the app',
    shop: 'Shop',
    cafe: 'Café',
    wash: 'Car wash',
    tyres: 'Tyre inflation',
    toilet: 'Toilet',
  },
});
