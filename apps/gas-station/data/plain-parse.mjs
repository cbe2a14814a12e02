// Parses a whole JSON or CSV at once and prints time and memory: what an import is compared with.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

const [, , path = ''] = process.argv;
const started = performance.now();
/** @type {string | undefined} */
let error;
try {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(text)) JSON.parse(text);
  else Papa.parse(text);
} catch (cause) {
  error = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
}
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpu = (userCPUTime + systemCPUTime) / 1000;
console.log(JSON.stringify({ ms: performance.now() - started, cpu, peak: maxRSS * 1024, error }));
