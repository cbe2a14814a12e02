import { defineTexts } from '@invoicebox/mini-app-ui';

/** Why no mini-app answers, by cause. */
export const silenceTitles = defineTexts({
  ru: {
    unreachable: 'Сервер мини-приложения не отвечает',
    status: 'Сервер мини-приложения ответил ошибкой',
    framing: 'Сервер запрещает показывать страницу во фрейме',
    'redirect-id': 'Сервер перенаправляет и теряет id',
    'redirect-origin': 'Сервер перенаправляет на другой адрес',
    'lost-id': 'Мини-приложение говорит без своего id',
    'other-origin': 'Сообщения идут с другого источника',
    navigated: 'Страница перешла на другую и молчит',
    silent: 'Страница молчит',
  },
  en: {
    unreachable: "The mini-app's server does not answer",
    status: "The mini-app's server answered with an error",
    framing: 'The server forbids showing the page in a frame',
    'redirect-id': 'The server redirects and loses the id',
    'redirect-origin': 'The server redirects to another address',
    'lost-id': 'The mini-app speaks without its id',
    'other-origin': 'The messages come from another origin',
    navigated: 'The page has gone to another one, which is silent',
    silent: 'The page is silent',
  },
});

/** What to do, by cause, with its particulars. */
export const silenceAdvice = defineTexts({
  ru: {
    unreachable: (code: string) => `Запустите его и проверьте адрес и порт. Причина: ${code}.`,
    status: (status: string) => `Ответ ${status}. Откройте адрес в отдельной вкладке и посмотрите журнал сервера.`,
    framing: (header: string) =>
      `Заголовок ответа: ${header}. Уберите X-Frame-Options и разрешите этот адрес: Content-Security-Policy: frame-ancestors 'self' *.invoicebox.ru ${window.location.origin}.`,
    'redirect-id': (to: string) =>
      `Перенаправление на ${to}. Сохраните параметр id из адреса: без него мини-приложение не знает, с кем говорит.`,
    'redirect-origin': (to: string) =>
      `Перенаправление на ${to}. Откройте сразу тот адрес: с другого источника сообщения не принимаются.`,
    'lost-id': () => 'Ссылки и перенаправления внутри мини-приложения должны сохранять параметр id из адреса.',
    'other-origin': (detail: string) =>
      `Фрейм ушёл на другой адрес (${detail}). Откройте сразу тот адрес или вернитесь на прежний с параметром id.`,
    navigated: () =>
      'Похоже, при переходе потерялся параметр id из адреса: сохраняйте его в ссылках и перенаправлениях.',
    silent: () =>
      'Она загрузилась, но не сказала init. Проверьте, что она вызывает ready() или connect() из SDK, что её скрипты загрузились (консоль браузера) и что в её адресе остался параметр id.',
  },
  en: {
    unreachable: (code: string) => `Start it, and check address and port. The reason: ${code}.`,
    status: (status: string) =>
      `It answered ${status}. Open the address in a tab of its own, and look at the server's log.`,
    framing: (header: string) =>
      `Its header is ${header}. Remove X-Frame-Options and allow this address: Content-Security-Policy: frame-ancestors 'self' *.invoicebox.ru ${window.location.origin}.`,
    'redirect-id': (to: string) =>
      `It redirects to ${to}. Keep the parameter id of the address: without it the mini-app does not know whom it talks to.`,
    'redirect-origin': (to: string) =>
      `It redirects to ${to}. Open that address at once: messages of another origin are not taken.`,
    'lost-id': () => 'Links and redirects inside the mini-app must keep the parameter id of the address.',
    'other-origin': (detail: string) =>
      `The frame has gone to another address (${detail}). Open that address at once, or come back to this one with the parameter id.`,
    navigated: () => 'The parameter id of the address seems to be lost on the way: keep it in links and redirects.',
    silent: () =>
      'It has loaded, but has not said init. See whether it calls ready() or connect() of the SDK, whether its scripts have loaded (the browser console), and whether its address still has the parameter id.',
  },
});
