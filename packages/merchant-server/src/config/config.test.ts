import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.js';

const good = {
  SHOP_PORT: '4701',
  INVOICEBOX_API_URL: 'http://127.0.0.1:4700/v3/',
  INVOICEBOX_TOKEN: 'token',
  INVOICEBOX_MERCHANT_ID: 'merchant',
  INVOICEBOX_SIGNING_KEYS: 'new-key, old-key',
  DATABASE_URL: 'file:merchant.db',
};

describe('the configuration', () => {
  it('has lists, addresses without a slash at the end, and a public address of its own', () => {
    expect(readConfig(good, {}, 'SHOP_PORT')).toMatchObject({
      apiUrl: 'http://127.0.0.1:4700/v3',
      signingKeys: ['new-key', 'old-key'],
      publicUrl: 'http://127.0.0.1:4701',
      notificationUrl: 'http://127.0.0.1:4701/invoicebox/notification',
      host: '127.0.0.1',
    });
  });

  it("prefers the environment to the app's defaults", () => {
    expect(readConfig({ SHOP_PORT: '5000', INVOICEBOX_TOKEN: '' }, good, 'SHOP_PORT')).toMatchObject({
      port: 5000,
      token: 'token',
    });
  });

  it.each([
    ['SHOP_PORT', 'eighty'],
    ['INVOICEBOX_API_URL', 'ftp://x'],
    ['INVOICEBOX_SIGNING_KEYS', ' , '],
    ['DATABASE_URL', 'mysql://x'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is %j', (variable, value) => {
    expect(() => readConfig({ ...good, [variable]: value }, {}, 'SHOP_PORT')).toThrow(ConfigError);
    expect(() => readConfig({ ...good, [variable]: value }, {}, 'SHOP_PORT')).toThrow(variable);
  });

  it('names every variable that is missing', () => {
    expect(() => readConfig({}, {}, 'SHOP_PORT')).toThrow(/SHOP_PORT[\s\S]*INVOICEBOX_TOKEN/);
  });
});
