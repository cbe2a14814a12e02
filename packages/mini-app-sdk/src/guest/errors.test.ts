import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MiniAppError, type MiniAppErrorCode } from './index.js';

/** Every code, which the compiler keeps complete. */
const codes: Record<MiniAppErrorCode, true> = {
  NOT_EMBEDDED: true,
  HOST_SILENT: true,
  ORIGIN_MISMATCH: true,
  BAD_PAYLOAD: true,
  VERSION_UNSUPPORTED: true,
  NOT_CONNECTED: true,
  DISCONNECTED: true,
  INVALID_OPTION: true,
};

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

describe.each(Object.keys(codes) as MiniAppErrorCode[])('the error %s', (code) => {
  const error = new MiniAppError(code, 'It happened.');

  it('leads to its section', () => {
    expect(error.docs).toBe(`https://npm.im/@invoicebox/mini-app-sdk#${code.toLowerCase()}`);
    expect(error.message).toBe(`It happened. ${error.docs}`);
  });

  it('has a section that tells what happened, what was expected and what to do', () => {
    const section = readme.split(`### \`${code}\`\n`)[1]?.split('\n#')[0] ?? '';
    for (const part of ['What happened:', 'What was expected:', 'What to do:']) expect(section).toContain(`- ${part}`);
  });

  it('is an error with a code, and details where it has any', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'MiniAppError', code, details: {} });
  });
});
