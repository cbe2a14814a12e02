/** The embedding's id must survive every navigation (docs/protocol.md, Embedding). */
const EMBEDDING_ID = 'id';

/**
 * The address of a screen, with the embedding's id.
 *
 * @param path such as `/confirm`.
 * @param parameters empty values are left out.
 */
export function addressOf(path: string, parameters: URLSearchParams | Record<string, string> = {}): string {
  const query = new URLSearchParams(parameters);
  const id = new URLSearchParams(location.search).get(EMBEDDING_ID);
  if (id !== null) query.set(EMBEDDING_ID, id);
  for (const [name, value] of [...query]) if (value === '') query.delete(name);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The address of a station's screen. */
export function stationAddress(stationId: string, parameters: URLSearchParams | Record<string, string> = {}): string {
  return addressOf(`/stations/${encodeURIComponent(stationId)}`, parameters);
}
