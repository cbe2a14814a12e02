import { describe, expect, it } from 'vitest';
import { COMMAND, currentContents, generatedFiles } from './files.js';

describe('what is generated from the schemas of the wire', () => {
  const files = generatedFiles();

  it.each([...files.keys()])(`is up to date: %s (else run ${COMMAND})`, (path) => {
    expect(currentContents(path), `${path} differs from the schemas: run ${COMMAND}`).toBe(files.get(path));
  });
});
