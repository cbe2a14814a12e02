#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { systemClock } from '@invoicebox/invoicebox-api';
import { runCommand } from './run-command.js';

/** The first line of standard input; empty where there is none. */
async function readLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  clock: systemClock,
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
  readLine,
});
