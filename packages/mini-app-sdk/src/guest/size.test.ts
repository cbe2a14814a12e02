import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

const ENTRY = 'virtual:size-entry';
const GUEST = fileURLToPath(new URL('./index.ts', import.meta.url));

/** Bytes of what a page downloads for the given code: bundled, minified, brotli. */
async function downloadSize(code: string): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'size-entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? code : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = [result].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (!chunk) throw new Error('Vite built no chunk.');
  return brotliCompressSync(chunk.code).length;
}

// A mini-app is opened on mobile networks with the buyer waiting; the bridge is on the way to the first paint.
describe('size of the guest', () => {
  it('is below 2.5 KB for createMiniApp alone', async () => {
    const size = await downloadSize(`export { createMiniApp } from ${JSON.stringify(GUEST)};`);
    console.info(`createMiniApp: ${size} bytes, brotli`);
    expect(size).toBeLessThan(2500);
  });

  it('is below 4 KB for all exports', async () => {
    const size = await downloadSize(`export * from ${JSON.stringify(GUEST)};`);
    console.info(`all of the guest entry: ${size} bytes, brotli`);
    expect(size).toBeLessThan(4000);
  });
});
