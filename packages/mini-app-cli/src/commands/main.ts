import { ManifestError } from '@invoicebox/invoicebox-api/manifest';
import { CommandError } from '../app/command-error.js';
import { COMMANDS } from './commands.js';

function printCommands(): void {
  const commands = Object.values(COMMANDS);
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  console.log('DIR is the folder of a mini-app, by default the current one.\n');
  for (const { usage, summary } of commands) console.log(`mini-app ${usage.padEnd(width)}  ${summary}`);
}

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === 'help' || name === '--help') {
    printCommands();
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command.run(args);
  const known = Object.keys(COMMANDS).join(', ');
  throw new CommandError('BAD_USAGE', `There is no command «${name}»: choose one of ${known}.`);
}

try {
  process.exitCode = await main();
} catch (error) {
  // The message of an error that was expected is all that is needed.
  const isExpected = error instanceof CommandError || error instanceof ManifestError;
  console.error(isExpected ? error.message : error);
  // A server that has failed may have left sockets open.
  process.exit(1);
}
