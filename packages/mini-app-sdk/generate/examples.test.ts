import { describe, expect, it } from 'vitest';
import { EXAMPLES_COMMAND, pagesWithExamples } from './examples.js';
import { currentContents } from './files.js';

describe('the examples in the documentation', () => {
  const pages = pagesWithExamples();

  it.each([...pages.keys()])(`are the files that are tested: %s (else run ${EXAMPLES_COMMAND})`, (page) => {
    expect(currentContents(page), `${page} differs from its examples: run ${EXAMPLES_COMMAND}`).toBe(pages.get(page));
  });

  it.each([...pages])('are all of the code in %s, but for commands', (_, text) => {
    const withoutExamples = text.replaceAll(/<!-- example: [\s\S]*?<!-- end of example -->/g, '');
    expect(withoutExamples).not.toMatch(/```(ts|tsx|js|html)\b/);
  });
});
