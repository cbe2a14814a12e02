import { defineTexts } from '@invoicebox/mini-app-ui';

export const texts = defineTexts({
  ru: {
    title: 'Запись на услуги',
    where: 'Где',
    visit: 'Визит',
    guest: 'Имя гостя',
    next: 'Далее',
    code: 'Код записи: назовите его администратору',
  },
  en: {
    title: 'Bookings',
    where: 'Where',
    visit: 'Visit',
    guest: "Guest's name",
    next: 'Continue',
    code: 'Booking code: tell it to the administrator',
  },
});
