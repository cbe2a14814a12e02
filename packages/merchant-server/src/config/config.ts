import { RATE_LIMITS } from '@invoicebox/invoicebox-api/contract';
import { SELLER_VAT_RATES, VAT_CODE_OF, type VatCode } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import type { MailSettings } from '../mail/mailer.js';
import { guardRails } from './guard-rails.js';
import { misspeltVariables } from './misspelt-variables.js';
import { type ClientNetworks, networksFrom } from './networks.js';
import { type Operators, readOperators } from './operators.js';
import {
  type NoVariables,
  noteOf,
  readVariables,
  secretValues,
  type Variables,
  type VariableValues,
  variable,
} from './variables.js';

/** Loopback only, by default. */
const LOOPBACK = '127.0.0.1';

/** Words separated by spaces or commas. */
const list = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number(`expected a whole number from ${min} to ${max}.`)
    .int(`expected a whole number from ${min} to ${max}.`)
    .min(min, `expected at least ${min}.`)
    .max(max, `expected at most ${max}.`);

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'expected an address that begins with https:// or http://.' })
  .transform((url) => url.replace(/\/+$/, ''));
const port = wholeNumber(0, 65_535);
const days = wholeNumber(0, 36_500);
const oneOf = <Value extends string>(...values: [Value, ...Value[]]) =>
  z.enum(values, `expected one of ${values.join(', ')}.`);

/** The variables of every merchant server; docs/configuration.md is generated from them. */
export const SERVER_VARIABLES = {
  PORT: variable(port, { about: 'The port of the server; the default is in mini-app.json.', example: '4701' }),
  HOST: variable(z.string().default(LOOPBACK), {
    about: 'The address to listen at: loopback behind a proxy on the same machine, 0.0.0.0 in a container.',
    example: '0.0.0.0',
  }),
  PUBLIC_URL: variable(httpUrl.optional(), {
    about: "The address that buyers' browsers and Invoicebox use.",
    example: 'https://fuel.example.ru',
  }),
  INVOICEBOX_API_URL: variable(httpUrl, {
    about: "Invoicebox's API with its prefix, or the simulator's.",
    example: 'https://api.invoicebox.ru/v3',
  }),
  INVOICEBOX_TOKEN: variable(z.string().min(1), {
    about: "The API token of the shop, from Invoicebox's cabinet.",
    example: '0123456789abcdef0123456789abcdef',
    secret: true,
  }),
  INVOICEBOX_MERCHANT_ID: variable(z.string().min(1).max(36, 'expected at most 36 characters.'), {
    about: "The shop's id at Invoicebox, from the cabinet.",
    example: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  }),
  INVOICEBOX_SIGNING_KEYS: variable(
    list.refine((keys) => keys.length > 0, 'expected one key, or two while rotating.'),
    {
      about: 'Keys that sign notifications, from the cabinet; two while one replaces the other.',
      example: 'new-key old-key',
      secret: true,
    },
  ),
  INVOICEBOX_SIGNATURE_ALGORITHM: variable(oneOf('sha1', 'sha256').default('sha1'), {
    about: 'The algorithm of those signatures, as the cabinet says.',
    example: 'sha256',
  }),
  INVOICEBOX_REQUEST_LIMIT: variable(wholeNumber(0, 10_000).default(RATE_LIMITS.account.requests), {
    about: 'Requests to Invoicebox that the account may make in 30 s; 0 for no limit.',
    example: '100',
  }),
  NOTIFICATIONS: variable(oneOf('webhook', 'gate').default('webhook'), {
    about: 'How notifications come: over HTTP, or through the WebSocket gate where no request can reach this server.',
    example: 'gate',
  }),
  NOTIFICATION_URL: variable(httpUrl.optional(), {
    about: 'Where Invoicebox sends notifications, if not to /invoicebox/notification of PUBLIC_URL.',
    example: 'https://hooks.example.ru/invoicebox/notification',
  }),
  INVOICEBOX_GATE_URL: variable(
    z
      .url({ protocol: /^wss?$/, error: 'expected an address that begins with wss:// or ws://.' })
      .default('wss://ws-gate.invoicebox.ru/v3/gate/rpc'),
    { about: 'The WebSocket gate, with NOTIFICATIONS=gate.', example: 'wss://ws-gate.invoicebox.ru/v3/gate/rpc' },
  ),
  DATABASE_URL: variable(
    z
      .string()
      .regex(
        /^(file|postgres|postgresql):/,
        'expected file:/path/to/merchant.db or postgres://user:password@host/database.',
      ),
    {
      about: 'Where orders are stored: a file for one server, PostgreSQL for several.',
      example: 'file:/var/lib/fuel/merchant.db',
      secret: true,
    },
  ),
  DATA_DIR: variable(z.string().default('.'), {
    about: "The folder of files that the server writes; by default the mini-app's own.",
    example: '/var/lib/fuel',
  }),
  VAT_RATE: variable(oneOf(...SELLER_VAT_RATES).default('22'), {
    about: 'VAT of the goods and services whose line names none, in percent; `none` for a seller who pays none.',
    example: 'none',
  }),
  FRAME_ANCESTORS: variable(list.default([]), {
    about: "Origins that may embed the mini-app beside Invoicebox's own.",
    example: 'http://localhost:4700',
  }),
  TRUSTED_PROXIES: variable(
    list
      .default(['127.0.0.0/8', '::1'])
      .refine(
        (proxies) => networksFrom(proxies) !== undefined,
        'expected addresses or networks: 10.0.0.7 10.1.0.0/16 fd00::/8.',
      ),
    { about: 'Proxies whose X-Forwarded-For is believed.', example: '10.0.0.7 10.1.0.0/16' },
  ),
  RATE_LIMIT_PER_MINUTE: variable(wholeNumber(0, 1_000_000).default(1200), {
    about: "Requests of one client to the page's API in a minute; 0 for no limit.",
    example: '1200',
  }),
  SMTP_URL: variable(
    z.url({ protocol: /^smtps?$/, error: 'expected an address that begins with smtps:// or smtp://.' }).optional(),
    {
      about:
        'The mail server for letters to buyers: that an order is paid, and its receipt. None are sent without one.',
      example: 'smtps://fuel:password@smtp.example.ru:465',
      secret: true,
    },
  ),
  MAIL_FROM: variable(
    z
      .string()
      .regex(/\S+@\S+/, 'expected a sender: Name <address@example.ru>.')
      .optional(),
    {
      about: 'The sender of those letters; needed with SMTP_URL.',
      example: 'АЗС «Луч» <no-reply@example.ru>',
    },
  ),
  METRICS_PORT: variable(port.optional(), {
    about: 'The port of /metrics; it is not served without one.',
    example: '9464',
  }),
  METRICS_HOST: variable(z.string().default(LOOPBACK), {
    about: 'The address where /metrics is served.',
    example: '0.0.0.0',
  }),
  RETENTION_QUOTE_DAYS: variable(days.default(7), {
    about: 'Days until expired quotes are deleted; 0 keeps them.',
    example: '7',
  }),
  RETENTION_JOB_DAYS: variable(days.default(30), {
    about: 'Days until finished jobs are deleted; 0 keeps them.',
    example: '30',
  }),
  RETENTION_NOTIFICATION_DAYS: variable(days.default(180), {
    about: 'Days until the record of notifications is deleted; 0 keeps it.',
    example: '180',
  }),
  RETENTION_PERSONAL_DATA_DAYS: variable(days.default(365), {
    about: 'Days until personal data of closed orders is erased; 0 keeps it.',
    example: '365',
  }),
  TILL_OPERATORS: variable(
    z
      .string()
      .default('')
      .refine(
        (text) => readOperators(text) !== undefined,
        'expected Anna=scrypt:…:…; Oleg=scrypt:…:… with hashes of `npm run merchant -- operators hash`, each name once.',
      ),
    {
      about: 'Operators of the till with the hashes of their PINs; without operators there is no till.',
      example: 'Anna=scrypt:SALT:HASH; Oleg=scrypt:SALT:HASH',
      secret: true,
    },
  ),
  LOG_LEVEL: variable(oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent').default('info'), {
    about: 'The least important messages that are logged.',
    example: 'warn',
  }),
} as const satisfies Variables;

/** For how many days things are kept after they are over; 0 keeps them for ever. */
export interface Retention {
  quoteDays: number;
  jobDays: number;
  notificationDays: number;
  personalDataDays: number;
}

/** The configuration of a merchant server (docs/merchant-server.md, Configuration). */
export interface MerchantConfig {
  host: string;
  port: number;
  /** Address for the buyer's browser, without a slash at the end. */
  publicUrl: string;
  /** Where Invoicebox sends notifications; undefined if they come through its WebSocket gate. */
  notificationUrl: string | undefined;
  /** Address of the WebSocket gate, if notifications come through it. */
  gateUrl: string | undefined;
  /** Invoicebox's API with its prefix, without a slash at the end. */
  apiUrl: string;
  token: string;
  /** Requests to Invoicebox that the account has in 30 s; 0 for no limit. */
  requestLimit: number;
  merchantId: string;
  signingKeys: readonly string[];
  signatureAlgorithm: 'sha1' | 'sha256';
  databaseUrl: string;
  /** The folder of files that the server writes. */
  dataFolder: string;
  /** VAT of a line that names none. */
  vatCode: VatCode;
  /** Origins that may embed the mini-app beside Invoicebox's own. */
  frameAncestors: readonly string[];
  /** Proxies whose X-Forwarded-For is believed. */
  trustedProxies: ClientNetworks;
  /** Requests of one client to the page's API in a minute; 0 for no limit. */
  rateLimitPerMinute: number;
  metricsHost: string;
  /** Port of /metrics; undefined if it is not served. */
  metricsPort: number | undefined;
  retention: Retention;
  /** Where letters to buyers go out; undefined if none are sent. */
  mail: MailSettings | undefined;
  /** Operators of the till. Without operators there is no till. */
  operators: Operators;
  logLevel: string;
  /** Values to mask in logs. */
  secrets: readonly string[];
  /** Valid but suspicious settings, logged at startup. Each names its variable. */
  warnings: readonly string[];
}

/** A variable is missing or wrong; the message names each one. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** Stable code for programs. */
  readonly code = 'INVALID_CONFIG';
}

function wrongConfig(problems: readonly string[]): ConfigError {
  const lines = problems.map((problem) => `  ${problem}`).join('\n');
  return new ConfigError(
    `The configuration is wrong. Set these environment variables, or write them into .env:\n${lines}`,
  );
}

type ServerValues = VariableValues<typeof SERVER_VARIABLES>;

function mailSettings({ SMTP_URL: url, MAIL_FROM: from }: ServerValues): MailSettings | undefined {
  return url === undefined || from === undefined ? undefined : { url, from };
}

/** Letters need both of their variables. */
function mailProblems({ SMTP_URL: url, MAIL_FROM: from }: Partial<ServerValues>): string[] {
  if ((url === undefined) === (from === undefined)) return [];
  const [missing, given] =
    url === undefined ? (['SMTP_URL', 'MAIL_FROM'] as const) : (['MAIL_FROM', 'SMTP_URL'] as const);
  const { about, example } = noteOf(missing, SERVER_VARIABLES[missing]);
  return [`${missing} is not set, and ${given} is: letters need both. ${about} Example: ${missing}=${example}`];
}

function configFrom(variables: ServerValues, secrets: readonly string[]): MerchantConfig {
  const port = variables.PORT;
  const publicUrl = variables.PUBLIC_URL ?? `http://${LOOPBACK}:${port}`;
  const throughGate = variables.NOTIFICATIONS === 'gate';
  return {
    host: variables.HOST,
    port,
    publicUrl,
    notificationUrl: throughGate ? undefined : (variables.NOTIFICATION_URL ?? `${publicUrl}/invoicebox/notification`),
    gateUrl: throughGate ? variables.INVOICEBOX_GATE_URL : undefined,
    apiUrl: variables.INVOICEBOX_API_URL,
    token: variables.INVOICEBOX_TOKEN,
    requestLimit: variables.INVOICEBOX_REQUEST_LIMIT,
    merchantId: variables.INVOICEBOX_MERCHANT_ID,
    signingKeys: variables.INVOICEBOX_SIGNING_KEYS,
    signatureAlgorithm: variables.INVOICEBOX_SIGNATURE_ALGORITHM,
    databaseUrl: variables.DATABASE_URL,
    dataFolder: variables.DATA_DIR,
    vatCode: VAT_CODE_OF[variables.VAT_RATE],
    frameAncestors: variables.FRAME_ANCESTORS,
    trustedProxies: networksFrom(variables.TRUSTED_PROXIES) ?? { includes: () => false },
    rateLimitPerMinute: variables.RATE_LIMIT_PER_MINUTE,
    metricsHost: variables.METRICS_HOST,
    metricsPort: variables.METRICS_PORT,
    retention: {
      quoteDays: variables.RETENTION_QUOTE_DAYS,
      jobDays: variables.RETENTION_JOB_DAYS,
      notificationDays: variables.RETENTION_NOTIFICATION_DAYS,
      personalDataDays: variables.RETENTION_PERSONAL_DATA_DAYS,
    },
    mail: mailSettings(variables),
    operators: readOperators(variables.TILL_OPERATORS) ?? new Map(),
    logLevel: variables.LOG_LEVEL,
    secrets,
    warnings: [],
  };
}

/** A password in the address of a server, as it is written and decoded. */
function passwordsIn(url: string): string[] {
  const password = /:\/\/[^:/\s@]+:([^@\s]+)@/.exec(url)?.[1];
  return password === undefined ? [] : [password, decodeURIComponent(password)];
}

/** Options of {@link readConfig}. */
export interface ReadConfigOptions<Names extends Variables> {
  /** Values of variables that the environment does not set. */
  defaults?: Readonly<Record<string, string>>;
  /** The mini-app's own variables. */
  variables?: Names;
}

/**
 * Reads the configuration once, at the start.
 *
 * @param environment for instance `process.env`; empty variables count as absent.
 * @throws ConfigError naming every variable that is missing, wrong or dangerous.
 */
export function readConfig<Names extends Variables = NoVariables>(
  environment: Readonly<Record<string, string | undefined>>,
  { defaults = {}, variables = {} as Names }: ReadConfigOptions<Names> = {},
): MerchantConfig & VariableValues<Names> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const merged = { ...defaults, ...given };
  const server = readVariables(SERVER_VARIABLES, merged);
  const own = readVariables(variables, merged);
  const misspelt = misspeltVariables(Object.keys(given), [...Object.keys(SERVER_VARIABLES), ...Object.keys(variables)]);
  const problems = [...server.problems, ...own.problems, ...mailProblems(server.values)];
  if (problems.length > 0) throw wrongConfig([...problems, ...misspelt]);
  const { INVOICEBOX_SIGNING_KEYS: keys, DATABASE_URL: databaseUrl, TILL_OPERATORS: operators } = server.values;
  const config = configFrom(server.values, [
    server.values.INVOICEBOX_TOKEN,
    ...keys,
    ...passwordsIn(databaseUrl),
    ...passwordsIn(server.values.SMTP_URL ?? ''),
    ...(readOperators(operators)?.values() ?? []),
    ...secretValues(variables, own.values),
  ]);
  const { refusals, warnings } = guardRails(config);
  if (refusals.length > 0) throw wrongConfig([...refusals, ...misspelt]);
  return { ...own.values, ...config, warnings: [...warnings, ...misspelt] };
}
