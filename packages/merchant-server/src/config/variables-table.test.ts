import { expect, it } from 'vitest';
import { SERVER_VARIABLES } from './config.js';
import { variablesTable } from './variables-table.js';

const INTRODUCTION = `# Configuration

The environment variables of every merchant server. A file \`.env\` beside \`mini-app.json\` may hold them; what the
environment sets comes first. A variable that is missing or wrong ends the start with its meaning and an example, and one
that looks misspelt is named. The mini-apps have variables of their own:
[gas station](../apps/gas-station/CONFIGURATION.md), [business lounge](../apps/business-lounge/CONFIGURATION.md).

Written by its test from the program's own list: \`npx vitest run -u variables-table\`.

`;

it('docs/configuration.md is what the server reads', async () => {
  await expect(INTRODUCTION + variablesTable(SERVER_VARIABLES)).toMatchFileSnapshot(
    '../../../../docs/configuration.md',
  );
});
