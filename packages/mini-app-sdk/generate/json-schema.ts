import { z } from 'zod';
import { PROTOCOL_VERSION } from '../src/protocol/constants.js';

/**
 * The JSON Schema of one schema, draft 2020-12. Its `$id` names the protocol's version and no address: it stays the same
 * wherever the file is kept.
 */
export function jsonSchema(schema: z.core.$ZodType, name: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  const identified = { $schema, $id: `urn:invoicebox:mini-app-protocol:${PROTOCOL_VERSION}:${name}`, ...rest };
  return JSON.stringify(identified, null, 2);
}
