import { defineTexts } from '@invoicebox/mini-app-ui';

/** Texts of the host's pages around a mini-app. */
export const workbenchTexts = defineTexts({
  ru: {
    title: 'Стенд мини-приложений',
    home: 'Симулятор Инвойсбокса',
    lead: 'Откройте мини-приложение так, как его откроет Инвойсбокс, и смотрите, что они говорят друг другу.',
    url: 'Адрес мини-приложения',
    urlHint: 'Например, http://127.0.0.1:4701/',
    mode: 'Где открыто',
    locale: 'Язык покупателя',
    russian: 'Русский',
    english: 'English',
    preset: 'Покупатель и основной заказ',
    open: 'Открыть',
    settings: 'Настройки',
    miniApps: 'Мини-приложения',
    chooseTitle: 'Выберите мини-приложение',
    chooseText: 'Укажите адрес страницы и нажмите «Открыть».',
    invoice: 'Основной заказ',
    extras: 'Дополнительные услуги',
    added: (count: number) => `Добавлено: ${count}`,
    removed: 'Услуга удалена из счёта',
    payInvoice: 'Оплатить счёт',
    frameTitle: 'Мини-приложение',
    openFailed: 'Не получилось открыть мини-приложение',
    unavailableTitle: 'Услуга не подходит к этому заказу',
    unavailableText: 'Мини-приложение сообщило, что ничего предложить не может, и закрыто.',
    openAgain: 'Открыть снова',
    doneTitle: 'Готово',
    somethingWrong: 'Что-то пошло не так',
    payment: 'Оплата',
    closePayment: 'Закрыть платёжную страницу',
    log: 'Сообщения',
    logEmpty: 'Пока тихо: мини-приложение ещё ничего не сказало.',
    clear: 'Очистить',
    fromGuest: 'Мини-приложение говорит',
    toGuest: 'Инвойсбокс говорит',
    noAction: 'без действия',
    cannotLoad: 'Не получилось прочитать настройки симулятора',
  },
  en: {
    title: 'Mini-app workbench',
    home: 'Invoicebox simulator',
    lead: 'Open a mini-app the way Invoicebox does, and watch what they say to each other.',
    url: 'Address of the mini-app',
    urlHint: 'For instance http://127.0.0.1:4701/',
    mode: 'Where it is opened',
    locale: "Buyer's language",
    russian: 'Русский',
    english: 'English',
    preset: 'Buyer and main order',
    open: 'Open',
    settings: 'Settings',
    miniApps: 'Mini-apps',
    chooseTitle: 'Choose a mini-app',
    chooseText: "Give the page's address and press Open.",
    invoice: 'Main order',
    extras: 'Extra services',
    added: (count: number) => `Added: ${count}`,
    removed: 'The service was removed from the invoice',
    payInvoice: 'Pay the invoice',
    frameTitle: 'Mini-app',
    openFailed: 'The mini-app could not be opened',
    unavailableTitle: 'The service does not fit this order',
    unavailableText: 'The mini-app said that it has nothing to offer, and was closed.',
    openAgain: 'Open again',
    doneTitle: 'Done',
    somethingWrong: 'Something went wrong',
    payment: 'Payment',
    closePayment: 'Close the payment page',
    log: 'Messages',
    logEmpty: 'Quiet so far: the mini-app has said nothing yet.',
    clear: 'Clear',
    fromGuest: 'The mini-app says',
    toGuest: 'Invoicebox says',
    noAction: 'no action',
    cannotLoad: "The simulator's settings could not be read",
  },
});

/** Names of the modes. */
export const modeTexts = defineTexts({
  ru: {
    suborder: 'Платёжная страница, доп. услуга',
    'order-web': 'Веб-страница, свой заказ',
    'order-app': 'Мобильное приложение',
  },
  en: { suborder: 'Payment page, extra service', 'order-web': 'Web page, own order', 'order-app': 'Mobile app' },
});

/** Names of the known mini-apps. */
export const miniAppNames = defineTexts({
  ru: { 'gas-station': 'АЗС', 'business-lounge': 'Бизнес-залы' },
  en: { 'gas-station': 'Gas station', 'business-lounge': 'Business lounges' },
});

/** Descriptions of the known mini-apps. */
export const miniAppHints = defineTexts({
  ru: {
    'gas-station': 'Найти станцию, выбрать топливо, оплатить и заправиться',
    'business-lounge': 'Зал к рейсу: забронировать, оплатить, получить ваучер',
  },
  en: {
    'gas-station': 'Find a station, choose fuel, pay and fuel',
    'business-lounge': 'A lounge for the flight: book, pay, get the voucher',
  },
});

/** Outcomes of a payment, by status. */
export const paymentResultTexts = defineTexts({
  ru: {
    completed: 'Счёт оплачен',
    canceled: 'Оплата отменена',
    expired: 'Срок оплаты истёк',
    hold: 'Оплата гарантирована',
    pending: 'Оплата не завершена',
  },
  en: {
    completed: 'The invoice is paid',
    canceled: 'The payment was canceled',
    expired: 'The time to pay is over',
    hold: 'The payment is guaranteed',
    pending: 'The payment is not finished',
  },
});

/** Names of the host's verdicts on a message. */
export const verdictTexts = defineTexts({
  ru: { accepted: 'принято', refused: 'отклонено', ignored: 'пропущено' },
  en: { accepted: 'accepted', refused: 'refused', ignored: 'ignored' },
});
