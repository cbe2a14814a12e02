import { RATE_LIMITS } from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';
import { guardRails } from './guard-rails.js';
import { misspeltVariables } from './misspelt-variables.js';
import { type ClientNetworks, networksFrom } from './networks.js';
import { type Operators, readOperators } from './operators.js';

/** Loopback only, by default. */
const LOOPBACK = '127.0.0.1';

/** Words separated by spaces or commas. */
const listSchema = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

const urlSchema = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const portSchema = z.coerce.number().int().min(0).max(65_535);
/** Days; 0 keeps it for ever. */
const daysSchema = z.coerce.number().int().min(0).max(36_500);

const environmentSchema = z.object({
  HOST: z.string().default(LOOPBACK),
  PORT: portSchema,
  PUBLIC_URL: urlSchema.optional(),
  NOTIFICATIONS: z.enum(['webhook', 'gate']).default('webhook'),
  NOTIFICATION_URL: urlSchema.optional(),
  INVOICEBOX_API_URL: urlSchema,
  INVOICEBOX_GATE_URL: z.url({ protocol: /^wss?$/ }).default('wss://ws-gate.invoicebox.ru/v3/gate/rpc'),
  INVOICEBOX_TOKEN: z.string().min(1),
  INVOICEBOX_REQUEST_LIMIT: z.coerce.number().int().min(0).max(10_000).default(RATE_LIMITS.account.requests),
  INVOICEBOX_MERCHANT_ID: z.string().min(1).max(36),
  INVOICEBOX_SIGNING_KEYS: listSchema.refine((keys) => keys.length > 0, 'Expected one key, or two while rotating.'),
  INVOICEBOX_SIGNATURE_ALGORITHM: z.enum(['sha1', 'sha256']).default('sha1'),
  DATABASE_URL: z
    .string()
    .regex(
      /^(file|postgres|postgresql):/,
      'Expected file:/path/to/merchant.db or postgres://user:password@host/database.',
    ),
  FRAME_ANCESTORS: listSchema.default([]),
  TRUSTED_PROXIES: listSchema
    .default(['127.0.0.0/8', '::1'])
    .refine(
      (list) => networksFrom(list) !== undefined,
      'Expected addresses or networks: 10.0.0.7 10.1.0.0/16 fd00::/8.',
    ),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(1200),
  METRICS_HOST: z.string().default(LOOPBACK),
  METRICS_PORT: portSchema.optional(),
  RETENTION_QUOTE_DAYS: daysSchema.default(7),
  RETENTION_JOB_DAYS: daysSchema.default(30),
  RETENTION_NOTIFICATION_DAYS: daysSchema.default(180),
  RETENTION_PERSONAL_DATA_DAYS: daysSchema.default(365),
  TILL_OPERATORS: z
    .string()
    .default('')
    .refine(
      (text) => readOperators(text) !== undefined,
      'Expected Anna=scrypt:…:…; Oleg=scrypt:…:… with hashes of `npm run merchant -- operators hash`, each name once.',
    ),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

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
  /** The variable that holds the port, for error messages. */
  portVariable: string;
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
  /** Operators of the till. Without operators there is no till. */
  operators: Operators;
  logLevel: string;
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
  return new ConfigError(`The configuration is wrong. Set these environment variables:\n${lines}`);
}

type Variables = z.infer<typeof environmentSchema>;

function configFrom(variables: Variables, portVariable: string, warnings: readonly string[]): MerchantConfig {
  const port = variables.PORT;
  const publicUrl = variables.PUBLIC_URL ?? `http://${LOOPBACK}:${port}`;
  const throughGate = variables.NOTIFICATIONS === 'gate';
  return {
    host: variables.HOST,
    port,
    portVariable,
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
    operators: readOperators(variables.TILL_OPERATORS) ?? new Map(),
    logLevel: variables.LOG_LEVEL,
    warnings,
  };
}

/**
 * Reads the configuration once, at the start.
 *
 * @param environment for instance `process.env`; empty variables count as absent.
 * @param defaults values of variables that the environment does not set.
 * @param portVariable name of the variable that holds this app's port.
 * @throws ConfigError naming every variable that is missing, wrong or dangerous.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  defaults: Record<string, string>,
  portVariable: string,
): MerchantConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const merged: Record<string, string | undefined> = { ...defaults, ...given };
  const known = [...Object.keys(environmentSchema.shape).filter((name) => name !== 'PORT'), portVariable];
  const misspelt = misspeltVariables(Object.keys(given), known);
  const reading = environmentSchema.safeParse({ ...merged, PORT: merged[portVariable] });
  if (!reading.success) {
    const problems = reading.error.issues.map(({ path, message }) => {
      const [variable] = path;
      return `${variable === 'PORT' ? portVariable : String(variable)}: ${message}`;
    });
    throw wrongConfig([...problems, ...misspelt]);
  }
  const config = configFrom(reading.data, portVariable, []);
  const { refusals, warnings } = guardRails(config);
  if (refusals.length > 0) throw wrongConfig([...refusals, ...misspelt]);
  return { ...config, warnings: [...warnings, ...misspelt] };
}
