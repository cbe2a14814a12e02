/** What is waited for and does not come in so long is a failure, in milliseconds of the machine. */
const PATIENCE_MS = 30_000;
/** Between two looks. */
const BETWEEN_LOOKS_MS = 25;

/** Reads until what was read is as it should be. @throws Error with what it still is after half a minute. */
export async function until<Value>(
  read: () => Promise<Value>,
  isDone: (value: Value) => boolean,
  what: string,
): Promise<Value> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (isDone(value)) return value;
    if (Date.now() > end) throw new Error(`${what}: still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
}
