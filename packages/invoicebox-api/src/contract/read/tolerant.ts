import { z } from 'zod';

/** A field as it is read: absent where it is missing or not what was expected. */
type TolerantField<Field extends z.ZodType> = z.ZodCatch<z.ZodOptional<Field>>;

/** Reads a value; one that is not what was expected counts as absent. */
export function tolerantField<Field extends z.ZodType>(field: Field): TolerantField<Field> {
  return z.optional(field).catch(undefined as z.output<z.ZodOptional<Field>>);
}

/** An object of which every field may be missing or broken: such a field counts as absent, the others are read. */
export function tolerantObject<Shape extends Record<string, z.ZodType>>(schema: z.ZodObject<Shape>) {
  const fields = Object.entries(schema.shape).map(([name, field]) => [name, tolerantField(field)]);
  return z.object(Object.fromEntries(fields) as { [Name in keyof Shape]: TolerantField<Shape[Name]> });
}

/** A list of which items that cannot be read are left out; anything else than a list is an empty one. */
export function tolerantList<Item extends z.ZodType>(item: Item) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.flatMap((each) => {
        const reading = item.safeParse(each);
        return reading.success ? [reading.data] : [];
      }),
    );
}

/** An id or a number of something as text, also where it is sent as a number. */
export const idTextSchema = z.union([z.string(), z.number()]).transform(String);

/** A number, also where it is sent as text. */
export const receivedNumberSchema = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);

/** A value of a list of ours, or `unknown` where Invoicebox has one that the list does not have. */
export type KnownOr<Known extends string> = Known | 'unknown';

/** The same value in other words, as some senders spell it. */
const SPELLINGS: Readonly<Record<string, string>> = { cancelled: 'canceled' };

/** The value of a list of ours that a text is, in either spelling. */
export function knownValue<Known extends string>(known: readonly Known[], text: string): KnownOr<Known> {
  const spelt = SPELLINGS[text] ?? text;
  return known.find((each) => each === spelt) ?? 'unknown';
}

/** Reads the status of an object: an unknown one is kept in words beside it. */
export function withKnownStatus<Known extends string>(known: readonly Known[]) {
  return <Value extends { status: string }>({ status: text, ...rest }: Value) => {
    const status = knownValue(known, text);
    return { ...rest, status, ...(status === 'unknown' ? { statusText: text } : {}) };
  };
}
