import type { Context } from 'hono';
import { html } from 'hono/html';

/** A piece of HTML whose values are escaped. */
export type Html = ReturnType<typeof html>;

/** Languages of the server's own pages. */
export type PageLocale = 'ru' | 'en';

/** The language of a page: what its address asks for (`?locale=`), else what the browser prefers, else Russian. */
export function localeOf(context: Context): PageLocale {
  const asked = context.req.query('locale') ?? context.req.header('Accept-Language') ?? 'ru';
  return asked.toLowerCase().startsWith('en') ? 'en' : 'ru';
}

/** A page of the server's own, to read and to print: no script, nothing from elsewhere. */
export function pageShell(locale: PageLocale, title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          body { max-width: 860px; margin: 0 auto; padding: 24px 16px 48px; font: 16px/1.45 system-ui, sans-serif; }
          h1 { font-size: 26px; line-height: 1.2; }
          h2 { margin: 32px 0 8px; font-size: 17px; overflow-wrap: anywhere; }
          pre { padding: 12px; overflow-x: auto; border-radius: 12px; background: rgb(128 128 128 / 12%); font-size: 13px; }
          summary { min-height: 32px; line-height: 32px; cursor: pointer; }
          code { overflow-wrap: anywhere; }
          .wide { overflow-x: auto; }
          table { width: 100%; border-collapse: collapse; font-size: 14px; }
          th, td { padding: 6px 8px; border: 1px solid rgb(128 128 128 / 45%); text-align: left; vertical-align: top; }
          td.sum, th.sum { text-align: right; white-space: nowrap; }
          dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; }
          dd { margin: 0; }
          .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 32px; margin-top: 48px; }
          @media print { body { max-width: none; padding: 0; } }
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
