import { variablesTable } from '@invoicebox/merchant-server';
import { expect, it } from 'vitest';
import { LOUNGE_VARIABLES } from './business-lounge.js';

it('CONFIGURATION.md is what the server reads', async () => {
  const text = `# Variables of the business lounge\n\nBeside those of [every merchant server](../../docs/configuration.md).\n\n`;
  await expect(text + variablesTable(LOUNGE_VARIABLES)).toMatchFileSnapshot('../CONFIGURATION.md');
});
