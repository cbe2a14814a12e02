// `npm run proof -- NAME`: see suiteCommand.
import { runSuiteCommand } from './lib/suite-command.mjs';

runSuiteCommand('proof');
