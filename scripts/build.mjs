// `npm run build`: installs and builds everything, and runs nothing.
import { build, setUp } from './lib/setup.mjs';

async function main() {
  await setUp();
  await build();
  console.log('Everything is built: «npm start» runs it.');
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
