/** The seed in `npm test`: the same cases every time. */
const FIXED_SEED = 1;

/** A whole number from the environment. @throws Error if it is something else. */
function wholeNumber(variable: string): number | undefined {
  const text = process.env[variable];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`${variable} is «${text}»: expected a whole number, for example ${variable}=1000.`);
}

/** True when one test is run by `npm run stress` or `npm run conformance`, false in `npm test`. */
export const isDeepRun: boolean = process.env.DEEP === '1';

/** Seed of every random choice: `SEED`, otherwise a fixed one. The commands print the seed they have chosen. */
export const seed: number = wholeNumber('SEED') ?? FIXED_SEED;

/** How many cases to run: `RUNS`, otherwise `deep` in a deep run and `quick` in `npm test`. */
export function cases({ quick, deep }: { quick: number; deep: number }): number {
  return wholeNumber('RUNS') ?? (isDeepRun ? deep : quick);
}
