import { type DestinationStream, type Logger, pino } from 'pino';
import { lineMasker, maskFields } from './mask.js';
import { currentRequest } from './request-context.js';

/** Options of a log. */
export interface LoggerOptions {
  /** Name of the program. */
  name: string;
  level: string;
  /** Texts to mask everywhere. */
  secrets: readonly string[];
  /** Names of the mini-app's personal fields, masked at any depth. */
  personalFields?: ReadonlySet<string>;
}

/** Fields of an error that are logged. The others are left out: a database's detail quotes whole rows. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack } = error;
  const { code, httpStatus, requestId } = error as { code?: unknown; httpStatus?: unknown; requestId?: unknown };
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: name, message, code, httpStatus, requestId, stack, ...cause };
}

/**
 * Creates a log: one JSON object a line, with the ids of its request and order. Secrets and personal data are masked
 * everywhere.
 *
 * @param stream standard output by default.
 */
export function createLogger(
  { name, level, secrets, personalFields }: LoggerOptions,
  stream?: DestinationStream,
): Logger {
  const options = {
    name,
    level,
    mixin: () => ({ ...currentRequest() }),
    serializers: { err: describeError, error: describeError },
    formatters: { log: (line: Record<string, unknown>) => maskFields(line, personalFields) as Record<string, unknown> },
    hooks: { streamWrite: lineMasker(secrets, personalFields) },
  };
  return stream ? pino(options, stream) : pino(options);
}
