import type { Context } from 'hono';
import { html } from 'hono/html';

/** HTML with escaped values. */
export type Html = ReturnType<typeof html>;

/** Languages of server-rendered pages. */
export type PageLocale = 'ru' | 'en';

/** The page's language: `?locale=`, then the browser's preference, then Russian. */
export function localeOf(context: Context): PageLocale {
  const asked = context.req.query('locale') ?? context.req.header('Accept-Language') ?? 'ru';
  return asked.toLowerCase().startsWith('en') ? 'en' : 'ru';
}

/** A server-rendered, printable page without scripts or external resources. */
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
