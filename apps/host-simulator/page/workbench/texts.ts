import { defineTexts } from '@invoicebox/mini-app-ui';

/** Texts of the host's pages around a mini-app. */
export const workbenchTexts = defineTexts({
  ru: {
    title: 'Стенд мини-приложений',
    home: 'Симулятор Инвойсбокса',
    lead: 'Откройте мини-приложение так, как его откроет Инвойсбокс, и смотрите, что они говорят друг другу.',
    miniApp: 'Мини-приложение',
    otherMiniApp: 'Другое, по адресу',
    url: 'Адрес мини-приложения',
    urlHint: 'Например, localhost:5173',
    localNetwork: 'Открывать по http в локальной сети',
    localNetworkHint: 'Если мини-приложение на другой машине, например 192.168.1.5:8080',
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
    update: 'Отправить updateData',
    updateData: 'Новые данные, JSON',
    updateHint: 'Данные уходят целиком, как их отправляет Инвойсбокс. Ответ виден в сообщениях.',
    send: 'Отправить',
  },
  en: {
    title: 'Mini-app workbench',
    home: 'Invoicebox simulator',
    lead: 'Open a mini-app the way Invoicebox does, and watch what they say to each other.',
    miniApp: 'Mini-app',
    otherMiniApp: 'Another, by its address',
    url: 'Address of the mini-app',
    urlHint: 'For instance localhost:5173',
    localNetwork: 'Allow http on the local network',
    localNetworkHint: 'For a mini-app on another machine, e.g. 192.168.1.5:8080',
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
    update: 'Send updateData',
    updateData: 'New data, JSON',
    updateHint: 'The data is sent whole, as Invoicebox does. The log shows what became of it.',
    send: 'Send',
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

/** Why an address is not opened, and what to do. */
export const failureTexts = defineTexts({
  ru: {
    'not-an-address': 'Это не адрес страницы. Укажите, например, localhost:5173 или https://lounge.example/.',
    'local-network':
      'По http симулятор открывает только страницы этой машины. Чтобы открыть страницу в локальной сети, отметьте в настройках «Открывать по http в локальной сети».',
    'plain-http': 'По http открываются только страницы этой машины и локальной сети. Укажите адрес с https.',
    'same-origin': 'Это адрес самого симулятора. Укажите адрес страницы мини-приложения: у неё свой порт.',
  },
  en: {
    'not-an-address': 'This is no address of a page. Give, for instance, localhost:5173 or https://lounge.example/.',
    'local-network':
      'By http the simulator opens pages of this machine alone. To open one on the local network, tick «Allow http on the local network» in the settings.',
    'plain-http': 'By http only pages of this machine and of the local network are opened. Give an address with https.',
    'same-origin':
      "This is the simulator's own address. Give that of the mini-app's page, which has a port of its own.",
  },
});
