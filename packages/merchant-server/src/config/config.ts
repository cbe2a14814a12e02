import { z } from 'zod';

/** Listens on loopback only unless told otherwise. */
const LOOPBACK = '127.0.0.1';

/** Words separated by spaces or commas. */
const listSchema = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

const urlSchema = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const environmentSchema = z.object({
  HOST: z.string().default(LOOPBACK),
  PORT: z.coerce.number().int().min(0).max(65_535),
  PUBLIC_URL: urlSchema.optional(),
  NOTIFICATION_URL: urlSchema.optional(),
  INVOICEBOX_API_URL: urlSchema,
  INVOICEBOX_TOKEN: z.string().min(1),
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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** Everything that a merchant server is told from outside (docs/merchant-server.md, Configuration). */
export interface MerchantConfig {
  host: string;
  port: number;
  /** The variable that holds the port, for error messages. */
  portVariable: string;
  /** Address for the buyer's browser, without a slash at the end. */
  publicUrl: string;
  notificationUrl: string;
  /** Invoicebox's API with its prefix, without a slash at the end. */
  apiUrl: string;
  token: string;
  merchantId: string;
  signingKeys: readonly string[];
  signatureAlgorithm: 'sha1' | 'sha256';
  databaseUrl: string;
  /** Origins that may embed the mini-app beside Invoicebox's own. */
  frameAncestors: readonly string[];
  logLevel: string;
}

/** A variable is missing or wrong; the message names each one. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** Stable code for programs. */
  readonly code = 'INVALID_CONFIG';
}

/**
 * Reads the configuration once, at the start.
 *
 * @param environment for instance `process.env`; empty variables count as absent.
 * @param defaults what this app uses where the environment says nothing.
 * @param portVariable name of the variable that holds this app's port.
 * @throws ConfigError naming every variable that is missing or wrong.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  defaults: Record<string, string>,
  portVariable: string,
): MerchantConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const merged: Record<string, string | undefined> = { ...defaults, ...given };
  const reading = environmentSchema.safeParse({ ...merged, PORT: merged[portVariable] });
  if (!reading.success) {
    const problems = reading.error.issues.map(({ path, message }) => {
      const [variable] = path;
      return `  ${variable === 'PORT' ? portVariable : String(variable)}: ${message}`;
    });
    throw new ConfigError(`The configuration is wrong. Set these environment variables:\n${problems.join('\n')}`);
  }
  const variables = reading.data;
  const port = variables.PORT;
  const publicUrl = variables.PUBLIC_URL ?? `http://${LOOPBACK}:${port}`;
  return {
    host: variables.HOST,
    port,
    portVariable,
    publicUrl,
    notificationUrl: variables.NOTIFICATION_URL ?? `${publicUrl}/invoicebox/notification`,
    apiUrl: variables.INVOICEBOX_API_URL,
    token: variables.INVOICEBOX_TOKEN,
    merchantId: variables.INVOICEBOX_MERCHANT_ID,
    signingKeys: variables.INVOICEBOX_SIGNING_KEYS,
    signatureAlgorithm: variables.INVOICEBOX_SIGNATURE_ALGORITHM,
    databaseUrl: variables.DATABASE_URL,
    frameAncestors: variables.FRAME_ANCESTORS,
    logLevel: variables.LOG_LEVEL,
  };
}
