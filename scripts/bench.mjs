// `npm run bench -- NAME`: see suiteCommand.
import { runSuiteCommand } from './lib/suite-command.mjs';

runSuiteCommand('bench');
