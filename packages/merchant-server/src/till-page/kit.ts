/**
 * The one place where this package has a look: the till's page is the same for every mini-app, so that its screens live
 * here and not in each of them. Nothing outside of till-page/ may import this.
 */
export * from '@invoicebox/mini-app-ui';
