import type { Plugin } from 'vite';

const TAGS = [
  { tag: 'meta', attrs: { charset: 'utf-8' } },
  { tag: 'meta', attrs: { name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' } },
  { tag: 'meta', attrs: { name: 'color-scheme', content: 'light dark' } },
  { tag: 'link', attrs: { rel: 'icon', href: 'data:,' } },
];

/** Adds the common tags to the head of every page. */
export function pageHead(): Plugin {
  return {
    name: 'mini-app:page-head',
    transformIndexHtml: () => TAGS.map((tag) => ({ ...tag, injectTo: 'head-prepend' as const })),
  };
}
