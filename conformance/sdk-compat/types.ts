import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root } from '../../scripts/lib/run.mjs';
import type { CheckResult } from './stage.js';

/** Values, as TypeScript source, that a type accepts and rejects. */
interface Examples {
  readonly fits: readonly string[];
  readonly fails: readonly string[];
}

const CONTACTS = "userEmail: '', userName: '', userPhone: '', locale: 'ru'";
const ORDER = `{ ${CONTACTS}, minappType: 'order', fullHeight: true }`;
const SUBORDER = `{ ${CONTACTS}, shopId: 1, minappType: 'suborder', fullHeight: false, orderContainerId: 'c' }`;
const DATA = `{ public: ${ORDER}, private: { metaData: [] } }`;

const message = (action: string, data: string) => `{ id: 'e', action: '${action}', data: ${data} }`;
const says = (action: string, right: readonly string[], wrong: readonly string[]): Examples => ({
  fits: right.map((data) => message(action, data)),
  fails: [...wrong.map((data) => message(action, data)), message('other', right[0] ?? 'null')],
});

/** Examples for every type of docs/protocol.md, Compatibility. */
const TYPES: Readonly<Record<string, Examples>> = {
  TMinappOptions: {
    fits: ['{}', "{ parentOrigin: 'https://pay.example', initTimeoutMs: 1 }"],
    fails: ['{ parentOrigin: 1 }', "{ initTimeoutMs: '1' }"],
  },
  TInitialData: { fits: [DATA], fails: ['{}', `{ public: ${ORDER} }`] },
  TPublicInitialData: {
    fits: [ORDER, SUBORDER],
    fails: ['{}', `{ ${CONTACTS}, minappType: 'suborder', fullHeight: false }`],
  },
  TPrivateInitialData: {
    fits: ['{ metaData: [1] }', "{ metaData: [], basketItems: [{ sku: 's', name: 'n' }] }"],
    fails: ['{}', '{ metaData: 1 }'],
  },
  TBasketItemInfo: { fits: ["{ sku: 's', name: 'n' }"], fails: ["{ sku: 's' }", "{ sku: 1, name: 'n' }"] },
  TPaymentStatus: {
    fits: ["'pending'", "'completed'", "'canceled'", "'expired'", "'hold'", "'unknown'"],
    fails: ["'paid'", 'null'],
  },
  TAppSettings: {
    fits: ["{ minappType: 'order', fullHeight: true }"],
    fails: [
      "{ minappType: 'order', fullHeight: true, orderContainerId: 'c' }",
      "{ minappType: 'suborder', fullHeight: true }",
    ],
  },
  TWebSettings: {
    fits: ["{ minappType: 'suborder', fullHeight: false, orderContainerId: 'c' }"],
    fails: ["{ minappType: 'suborder', fullHeight: false }"],
  },
  TChildToParentMessage: {
    fits: ["{ id: 'e', action: 'init', version: 2 }", message('height', '1'), message('unavailable', 'null')],
    fails: [message('updateData', DATA), '{}'],
  },
  TParentToChildMessage: {
    fits: [message('init', DATA), message('updateData', DATA), message('paymentResult', "'hold'")],
    fails: [message('height', '1'), '{}'],
  },
  TInitMessageTo: {
    fits: ["{ id: 'e', action: 'init' }", "{ id: 'e', action: 'init', version: 2 }"],
    fails: ["{ id: 'e', action: 'init', version: '2' }", "{ action: 'init' }"],
  },
  THeightMessageTo: says('height', ['1'], ["'1'", 'null']),
  TDoneMessageTo: says('done', ["'https://pay.example'", 'null'], ['1']),
  TErrorMessageTo: says('error', ["'text'", 'null'], ['1']),
  TLinkMessageTo: says('link', ["'https://a.example'"], ['null']),
  TUnavailableMessageTo: says('unavailable', ['null'], ["''"]),
  TCheckoutMessageTo: says('checkout', ["'https://pay.example'"], ['null']),
  TInitMessageFrom: says('init', [DATA], ['{}']),
  TUpdateDataMessageFrom: says('updateData', [DATA], ['{}']),
  TPaymentResultMessageFrom: says('paymentResult', ["'hold'"], ["'paid'"]),
};

export const TYPE_NAMES: readonly string[] = Object.keys(TYPES);

/** One file per example. Files named `fits` must compile, files named `fails` must not. */
function examples(): ReadonlyMap<string, string> {
  const file = (type: string, kind: 'fits' | 'fails') => (value: string, index: number) =>
    [
      `${type}.${kind}.${index}.ts`,
      `import type { ${type} } from '@invoicebox/mini-app-sdk/compat';\nexport const value: ${type} = ${value};\n`,
    ] as const;
  return new Map(
    Object.entries(TYPES).flatMap(([type, { fits, fails }]) => [
      ...fits.map(file(type, 'fits')),
      ...fails.map(file(type, 'fails')),
    ]),
  );
}

/** TypeScript's errors by file name. */
function errorsOf(folder: string): ReadonlyMap<string, string> {
  let output = '';
  try {
    execFileSync(bin('tsc'), ['-p', folder, '--pretty', 'false'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    output = String((error as { stdout?: unknown }).stdout);
  }
  const lines = output.split('\n').flatMap((line): Array<[string, string]> => {
    const [, file, text] = /^(.+?)\(\d+,\d+\): (error .+)$/.exec(line) ?? [];
    return file && text ? [[file.split('/').at(-1) ?? file, text]] : [];
  });
  // Errors without a file, e.g. of a wrong setting, must not be taken for success.
  if (output !== '' && lines.length === 0) throw new Error(`The types could not be checked: ${output}`);
  return new Map(lines);
}

/** Type-checks files in a temporary project below `.cache`. */
function checkProject(files: ReadonlyMap<string, string>, settings: object): ReadonlyMap<string, string> {
  // Not in the system's temporary folder, because imports of packages must resolve.
  const folder = join(import.meta.dirname, '.cache', String(process.pid));
  mkdirSync(folder, { recursive: true });
  try {
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    return errorsOf(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const settings = (more: object, include: readonly string[]) => ({
  extends: '../../../tsconfig.test.json',
  compilerOptions: { customConditions: ['source'], tsBuildInfoFile: './tsconfig.tsbuildinfo', rootDir: '/', ...more },
  include,
});

/** Checks that each type accepts and rejects the right values. @returns the results by type name. */
export function checkTypes(): ReadonlyMap<string, CheckResult> {
  const files = examples();
  const errors = checkProject(files, settings({}, ['*.ts']));
  const resultOf = (type: string): CheckResult => {
    const own = [...files.keys()].filter((file) => file.startsWith(`${type}.`));
    const faults = own.flatMap((file) => {
      const error = errors.get(file);
      // TS2305 means that the type does not exist, not that it rejects the value.
      const isRight = file.includes('.fits.') ? !error : error !== undefined && !error.includes('TS2305');
      return isRight ? [] : [`${file}: ${error ?? 'no error'}`];
    });
    return faults.length === 0 ? { name: type } : { name: type, fault: faults.join('; ') };
  };
  return new Map(TYPE_NAMES.map((type) => [type, resultOf(type)]));
}

/** Type-checks the mini-app that uses every method, with the types of one of the two SDKs. */
export function checkEveryMethod(sdk: '@invoicebox/minapp-sdk' | 'compat'): CheckResult {
  const app = join(root, 'e2e/peer-guest/every-method.ts');
  const compat = join(root, 'packages/mini-app-sdk/src/compat/index.ts');
  const paths = sdk === 'compat' ? { paths: { '@invoicebox/minapp-sdk': [compat] } } : {};
  const errors = checkProject(new Map(), settings(paths, [app]));
  return { name: sdk, ...(errors.size > 0 && { fault: [...errors.values()].join('; ') }) };
}
