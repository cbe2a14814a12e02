import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Clock, InvoiceboxClient } from '@invoicebox/invoicebox-api';
import { pino } from 'pino';
import { ConfigError, readConfig } from '../config/config.js';
import { hashSecret, MIN_SECRET } from '../config/operators.js';
import { lineMasker } from '../logging/mask.js';
import { type Reconciled, type ReconcilerClient, reconcileOrders } from '../reconcile/reconciler.js';
import type { Database } from '../storage/database.js';
import { openDatabase } from '../storage/open-database.js';
import { requireNewestSchema } from '../storage/schema.js';
import { formatResult } from './format-result.js';
import { listOrders, showOrder } from './order-commands.js';
import { discardParked, listJobs, retryParked } from './outbox-commands.js';

const HELP = `Usage: npm run merchant -- <command> [options]

  orders list [--state STATE] [--limit N]   the newest orders
  orders show NUMBER                        one order with history, notifications and jobs
  outbox list [--parked]                    jobs to be done; only those that wait for you
  outbox retry ID | --all-parked            let parked jobs be tried again now
  outbox discard ID --yes                   give a parked job up for ever
  reconcile NUMBER                          ask Invoicebox for an order, and let its answer count
  operators hash                            read a PIN from standard input, print its hash for TILL_OPERATORS

  --json            one JSON value on standard output
  --personal-data   do not mask the buyer
  --help            this text

Reads the environment of the server: DATABASE_URL, and for reconcile the variables of Invoicebox (docs/merchant-server.md).
Ends with 0 when it was done, 1 when it could not be, 2 when the command is wrong.
`;

/** What a command is run with; the clock and the client are production's unless a test says otherwise. */
export interface CommandDeps {
  environment: Record<string, string | undefined>;
  clock: Clock;
  print(text: string): void;
  printError(text: string): void;
  /** The first line of standard input: never an argument, which other programs of the machine can see. */
  readLine(): Promise<string>;
  client?: ReconcilerClient;
}

/** The command is not one of {@link HELP}. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command is right and cannot be done. */
class CommandError extends Error {
  override readonly name = 'CommandError';
}

const OPTIONS = {
  state: { type: 'string' },
  limit: { type: 'string', default: '50' },
  parked: { type: 'boolean', default: false },
  'all-parked': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'personal-data': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Parsed = ReturnType<typeof parse>;

function one(positionals: readonly string[], what: string): string {
  const [value, ...more] = positionals;
  if (value === undefined || more.length > 0) throw new UsageError(`Expected one ${what}.`);
  return value;
}

function none(positionals: readonly string[]): void {
  if (positionals.length > 0) throw new UsageError(`Nothing was expected after it: ${positionals.join(' ')}`);
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
    throw new UsageError('Expected --limit from 1 to 10000.');
  return limit;
}

/** Asks Invoicebox as the server's reconciler does; the server that runs gives what has become due. */
async function reconcile(deps: CommandDeps, database: Database, number: string): Promise<Reconciled[]> {
  const { merchantId, token, apiUrl } = readConfig(deps.environment, { defaults: { PORT: '0' } });
  const client = deps.client ?? new InvoiceboxClient({ token, baseUrl: apiUrl, clock: deps.clock });
  const outbox = { runNow: async () => undefined };
  const log = pino({ level: 'silent' });
  const found = await reconcileOrders({ database, clock: deps.clock, outbox, merchantId, client, log }, [number]);
  if (found.length === 0) throw new CommandError(`Invoicebox has no order ${number}.`);
  return found;
}

async function outboxCommand(deps: CommandDeps, database: Database, { values, positionals }: Parsed): Promise<unknown> {
  const [, action, ...rest] = positionals;
  if (action === 'list') {
    none(rest);
    return listJobs(database, values.parked);
  }
  if (action === 'retry') {
    if (values['all-parked']) none(rest);
    const id = values['all-parked'] ? undefined : one(rest, 'job id, or --all-parked');
    const retried = await retryParked(database, deps.clock, id);
    if (id !== undefined && retried === 0) throw new CommandError(`There is no parked job ${id}.`);
    return { retried };
  }
  if (action === 'discard') {
    const id = one(rest, 'job id');
    if (!values.yes) throw new UsageError('What it stood for is never done then: say --yes if you mean it.');
    if (!(await discardParked(database, id))) throw new CommandError(`There is no parked job ${id}.`);
    return { discarded: id };
  }
  throw new UsageError('Expected outbox list, outbox retry or outbox discard.');
}

async function execute(deps: CommandDeps, database: Database, parsed: Parsed): Promise<unknown> {
  const { values, positionals } = parsed;
  const [group, action, ...rest] = positionals;
  if (group === 'outbox') return outboxCommand(deps, database, parsed);
  if (group === 'reconcile') return reconcile(deps, database, one(positionals.slice(1), 'order number'));
  if (group === 'orders' && action === 'list') {
    none(rest);
    return listOrders(database, limitOf(values.limit), values.state);
  }
  if (group === 'orders' && action === 'show') {
    const number = one(rest, 'order number');
    const order = await showOrder(database, number, values['personal-data']);
    if (order === undefined) throw new CommandError(`There is no order ${number}.`);
    return order;
  }
  throw new UsageError(`There is no command «${positionals.join(' ')}».`);
}

/** Hashes a PIN for the configuration; needs no database. */
async function hashOfInput(deps: CommandDeps): Promise<{ hash: string }> {
  deps.printError('The PIN or password, then Enter:');
  const secret = (await deps.readLine()).trim();
  if (secret.length >= MIN_SECRET) return { hash: await hashSecret(secret) };
  throw new CommandError(`Expected at least ${MIN_SECRET} characters on standard input.`);
}

async function inDatabase(deps: CommandDeps, parsed: Parsed): Promise<unknown> {
  const url = deps.environment.DATABASE_URL;
  if (!url) throw new CommandError('DATABASE_URL is not set: give it as the server has it.');
  // A misspelt path must not create a new, empty database.
  const isMissing = url.startsWith('file:') && !existsSync(fileURLToPath(new URL(url, 'file:///')));
  if (isMissing) throw new CommandError(`DATABASE_URL names ${url}, which does not exist.`);
  const database = await openDatabase(url);
  try {
    await requireNewestSchema(database);
    return await execute(deps, database, parsed);
  } finally {
    await database.close();
  }
}

/**
 * Runs one command of an operator (docs/production.md, Command line).
 *
 * @param args as they were typed, without the program.
 * @returns the exit code.
 */
export async function runCommand(args: readonly string[], deps: CommandDeps): Promise<0 | 1 | 2> {
  const masked = lineMasker([]);
  try {
    const parsed = parse(args);
    if (parsed.values.help || args.length === 0) {
      deps.print(HELP);
      return args.length === 0 ? 2 : 0;
    }
    if (parsed.positionals.join(' ') === 'operators hash') {
      // Not masked: it was asked for.
      const { hash } = await hashOfInput(deps);
      deps.print(parsed.values.json ? JSON.stringify({ hash }) : hash);
      return 0;
    }
    const result = await inDatabase(deps, parsed);
    const text = parsed.values.json ? JSON.stringify(result, null, 2) : formatResult(result);
    deps.print(parsed.values['personal-data'] ? text : masked(text));
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const known = isUsage || error instanceof CommandError || error instanceof ConfigError;
    const message = error instanceof Error ? error.message : String(error);
    deps.printError(masked(known ? message : `It could not be done: ${message}`));
    if (isUsage) deps.printError('--help tells what there is.');
    return isUsage ? 2 : 1;
  }
}
