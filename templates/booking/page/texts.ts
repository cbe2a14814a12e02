import { defineTexts } from '@invoicebox/mini-app-ui';

export const texts = defineTexts({
  ru: {
    title: 'Запись на услуги',
    where: 'Где',
    visit: 'Визит',
    guest: 'Имя гостя',
    next: 'Далее',
    gone: 'Такого места больше нет',
    code: 'Код записи: назовите его администратору',
    search: 'Название или адрес',
  },
  en: {
    title: 'Bookings',
    where: 'Where',
    visit: 'Visit',
    guest: "Guest's name",
    next: 'Continue',
    gone: 'This place is no longer there',
    code: 'Booking code: tell it to the administrator',
    search: 'Name or address',
  },
});
