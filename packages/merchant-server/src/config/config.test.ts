import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.js';

const good = {
  PORT: '4701',
  INVOICEBOX_API_URL: 'http://127.0.0.1:4700/v3/',
  INVOICEBOX_TOKEN: 'token',
  INVOICEBOX_MERCHANT_ID: 'merchant',
  INVOICEBOX_SIGNING_KEYS: 'new-key, old-key',
  DATABASE_URL: 'file:merchant.db',
};

describe('the configuration', () => {
  it('has lists, addresses without a slash at the end, and a public address of its own', () => {
    expect(readConfig(good)).toMatchObject({
      apiUrl: 'http://127.0.0.1:4700/v3',
      signingKeys: ['new-key', 'old-key'],
      publicUrl: 'http://127.0.0.1:4701',
      notificationUrl: 'http://127.0.0.1:4701/invoicebox/notification',
      host: '127.0.0.1',
    });
  });

  it("prefers the environment to the app's defaults", () => {
    expect(readConfig({ PORT: '5000', INVOICEBOX_TOKEN: '' }, { defaults: good })).toMatchObject({
      port: 5000,
      token: 'token',
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['INVOICEBOX_API_URL', 'ftp://x'],
    ['INVOICEBOX_SIGNING_KEYS', ' , '],
    ['DATABASE_URL', 'mysql://x'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is %j', (variable, value) => {
    expect(() => readConfig({ ...good, [variable]: value })).toThrow(ConfigError);
    expect(() => readConfig({ ...good, [variable]: value })).toThrow(variable);
  });

  it('names every variable that is missing', () => {
    expect(() => readConfig({})).toThrow(/PORT[\s\S]*INVOICEBOX_TOKEN/);
  });
});

describe('what can be read and is still wrong', () => {
  const demonstration = {
    ...good,
    PUBLIC_URL: 'https://coffee.example',
    INVOICEBOX_TOKEN: 'b37c4c689295904ed21eee5d9a48d42e',
    INVOICEBOX_SIGNING_KEYS: 'demo-signing-key',
  };
  const production = { INVOICEBOX_API_URL: 'https://api.invoicebox.ru/v3' };

  it('is refused where anybody could forge a payment, all of it at once', () => {
    expect(() => readConfig({ ...demonstration, ...production })).toThrow(
      /INVOICEBOX_TOKEN[\s\S]*INVOICEBOX_SIGNING_KEYS/,
    );
  });

  it('is a warning before a simulator, and nothing on loopback', () => {
    expect(readConfig(demonstration).warnings).toHaveLength(2);
    const { PUBLIC_URL: _, ...local } = demonstration;
    expect(readConfig({ ...local, ...production }).warnings).toEqual([]);
  });

  it('warns of a public address without https', () => {
    const { warnings } = readConfig({ ...good, PUBLIC_URL: 'http://coffee.example' });
    expect(warnings).toEqual([expect.stringContaining('PUBLIC_URL')]);
    expect(readConfig({ ...good, PUBLIC_URL: 'http://localhost:80' }).warnings).toEqual([]);
  });
});

describe('a misspelt variable', () => {
  it.each([
    ['RATE_LIMIT_PER_MINUT', 'RATE_LIMIT_PER_MINUTE'],
    ['FRAME_ANCESTOR', 'FRAME_ANCESTORS'],
    ['Log_Level', 'LOG_LEVEL'],
    ['PUBLIC_ULR', 'PUBLIC_URL'],
  ])('%s is told with what was meant', (name, meant) => {
    const { warnings } = readConfig({ ...good, [name]: 'x' });
    expect(warnings).toEqual([`${name} means nothing here: did you mean ${meant}?`]);
  });

  it('stands beside the error of the one that is missing', () => {
    const { INVOICEBOX_SIGNING_KEYS: keys, ...rest } = good;
    expect(() => readConfig({ ...rest, INVOICEBOX_SIGNING_KEY: keys })).toThrow(
      'did you mean INVOICEBOX_SIGNING_KEYS?',
    );
  });

  it.each(['HOME', 'PATH', 'SHELL', 'HOSTNAME', 'DATABASE_URLS_BACKUP'])('is not suspected in %s', (name) => {
    expect(readConfig({ ...good, [name]: 'x' }).warnings).toEqual([]);
  });
});

describe('the trusted proxies', () => {
  const trusted = (list: string) => readConfig({ ...good, TRUSTED_PROXIES: list }).trustedProxies;

  it('are addresses and networks of both families', () => {
    const proxies = trusted('10.0.0.7, 10.1.0.0/16 fd00::/8');
    const included = ['10.0.0.7', '10.1.200.3', 'fd12::1', '::ffff:10.0.0.7'];
    expect(included.map((address) => proxies.includes(address))).toEqual([true, true, true, true]);
    expect(['10.0.0.8', '10.2.0.1', 'fe80::1', 'nonsense'].some((address) => proxies.includes(address))).toBe(false);
  });

  it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/x', 'fd00::/129'])('are not %s', (list) => {
    expect(() => trusted(list)).toThrow('TRUSTED_PROXIES');
  });

  it('are this machine by default', () => {
    const { trustedProxies } = readConfig(good);
    expect(trustedProxies.includes('127.0.0.1') && trustedProxies.includes('::1')).toBe(true);
    expect(trustedProxies.includes('10.0.0.1')).toBe(false);
  });
});

describe('notifications through the gate', () => {
  it('need no address of this server', () => {
    expect(readConfig({ ...good, NOTIFICATIONS: 'gate' })).toMatchObject({
      notificationUrl: undefined,
      gateUrl: 'wss://ws-gate.invoicebox.ru/v3/gate/rpc',
    });
    expect(readConfig(good).gateUrl).toBeUndefined();
  });
});
