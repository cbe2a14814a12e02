import { type DestinationStream, type Logger, pino } from 'pino';
import { lineMasker, maskFields } from './mask.js';
import { currentRequest } from './request-context.js';

/** What a log is made with. */
export interface LoggerOptions {
  /** The program's. */
  name: string;
  level: string;
  /** Texts that must not be seen anywhere. */
  secrets: readonly string[];
}

/** What of an error is written: a database's detail quotes whole rows, so the other fields are left out. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack } = error;
  const { code, httpStatus, requestId } = error as { code?: unknown; httpStatus?: unknown; requestId?: unknown };
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: name, message, code, httpStatus, requestId, stack, ...cause };
}

/**
 * Makes a log: a JSON object a line, with the id of the request and the order that it belongs to, and without secrets and
 * personal data, wherever in it they stand.
 *
 * @param stream where it goes; standard output by default.
 */
export function createLogger({ name, level, secrets }: LoggerOptions, stream?: DestinationStream): Logger {
  const options = {
    name,
    level,
    mixin: () => ({ ...currentRequest() }),
    serializers: { err: describeError, error: describeError },
    formatters: { log: (line: Record<string, unknown>) => maskFields(line) as Record<string, unknown> },
    hooks: { streamWrite: lineMasker(secrets) },
  };
  return stream ? pino(options, stream) : pino(options);
}
