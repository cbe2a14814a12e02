import { type Account, changedSettings, type Settings, type SettingsChange, type Shop } from './settings.js';

/** Thrown for inconsistent settings. */
export class SettingsError extends Error {
  /** Stable code for programs. */
  readonly code = 'INVALID_SETTINGS';
  override readonly name = 'SettingsError';
}

function requireUnique(what: string, values: readonly string[]): void {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) throw new SettingsError(`The ${what} «${repeated}» occurs twice: expected one of each.`);
}

function requireConsistent({ accounts, shops, payers }: Settings): void {
  requireUnique(
    'account',
    accounts.map(({ id }) => id),
  );
  requireUnique(
    'token',
    accounts.flatMap(({ tokens }) => tokens),
  );
  requireUnique(
    'merchantId',
    shops.map(({ merchantId }) => merchantId),
  );
  requireUnique(
    'payer',
    payers.map(({ id }) => id),
  );
  const homeless = shops.find(({ accountId }) => !accounts.some(({ id }) => id === accountId));
  if (homeless) {
    throw new SettingsError(
      `The shop ${homeless.merchantId} is of an account «${homeless.accountId}» that is missing.`,
    );
  }
}

interface Index {
  settings: Settings;
  accountsByToken: ReadonlyMap<string, Account>;
  shopsById: ReadonlyMap<string, Shop>;
}

function indexOf(settings: Settings): Index {
  requireConsistent(settings);
  const tokens = settings.accounts.flatMap((account) => account.tokens.map((token) => [token, account] as const));
  return {
    settings,
    accountsByToken: new Map(tokens),
    shopsById: new Map(settings.shops.map((shop) => [shop.merchantId, shop])),
  };
}

/** The simulator's settings, with lookups. */
export class Directory {
  #index: Index;

  /** @throws SettingsError for inconsistent settings. */
  constructor(settings: Settings) {
    this.#index = indexOf(settings);
  }

  get settings(): Settings {
    return this.#index.settings;
  }

  /** @throws SettingsError; the old settings stay then. */
  replace(settings: Settings): void {
    this.#index = indexOf(settings);
  }

  /** @throws SettingsError; the old settings stay then. */
  change(change: SettingsChange): void {
    this.replace(changedSettings(this.settings, change));
  }

  accountOfToken(token: string): Account | undefined {
    return this.#index.accountsByToken.get(token);
  }

  findShop(merchantId: string): Shop | undefined {
    return this.#index.shopsById.get(merchantId);
  }

  /**
   * The shop of an existing order.
   *
   * @throws SettingsError if the shop was removed from the settings.
   */
  requireShop(merchantId: string): Shop {
    const shop = this.findShop(merchantId);
    if (!shop) throw new SettingsError(`There is no shop ${merchantId} any more.`);
    return shop;
  }
}
