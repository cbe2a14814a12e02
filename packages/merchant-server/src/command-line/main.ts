#!/usr/bin/env node
import { systemClock } from '@invoicebox/invoicebox-api';
import { runCommand } from './run-command.js';

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  clock: systemClock,
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
});
