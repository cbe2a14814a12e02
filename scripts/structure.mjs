// Checks the rules of docs/architecture.md, Imports: allowed directions of imports, and no cycles between folders.
import { readImports } from './lib/module-graph.mjs';
import { folderCycles, wrongDirections } from './lib/structure.mjs';

const imports = readImports();
const faults = [...wrongDirections(imports), ...folderCycles(imports)];
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(`${imports.length} imports, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
