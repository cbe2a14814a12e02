import { defineTexts } from '@invoicebox/mini-app-ui';

/** Texts of the frame around the screens. */
export const appTexts = defineTexts({
  ru: {
    hostSilent: 'Приложение не отвечает',
    hostSilentText: 'Не получилось связаться с Инвойсбокс. Попробуйте ещё раз или откройте мини-приложение заново.',
    pageFailed: 'Страница не загрузилась',
    pageGone: 'Такой страницы нет',
    toStart: 'К началу',
    currentOrder: 'Вернуться к заказу',
  },
  en: {
    hostSilent: 'The app does not answer',
    hostSilentText: 'Invoicebox could not be reached. Try again or reopen the mini-app.',
    pageFailed: 'The page did not load',
    pageGone: 'There is no such page',
    toStart: 'To the start',
    currentOrder: 'Back to your order',
  },
});
