/** The seed in `npm test`: the same cases every time. */
const FIXED_SEED = 1;

/** A whole number from the environment. @throws Error if the value is not one. */
function wholeNumber(variable: string): number | undefined {
  const text = process.env[variable];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`${variable} is «${text}»: expected a whole number, for example ${variable}=1000.`);
}

/** True in `npm run stress` and `npm run conformance`, false in `npm test`. */
export const isDeepRun: boolean = process.env.DEEP === '1';

/** Seed of all random choices: `SEED`, by default a fixed one. The two commands choose and print a seed. */
export const seed: number = wholeNumber('SEED') ?? FIXED_SEED;

/** Number of cases to run: `RUNS`, by default `deep` in a deep run and `quick` in `npm test`. */
export function cases({ quick, deep }: { quick: number; deep: number }): number {
  return wholeNumber('RUNS') ?? (isDeepRun ? deep : quick);
}
