/** The host's name of this embedding, which must survive every navigation (docs/protocol.md, Embedding). */
const EMBEDDING_ID = 'id';

/**
 * Address of a screen of this app, with the embedding's id.
 *
 * @param path for instance `/confirm`.
 * @param parameters of the screen; none with an empty value is written.
 */
export function addressOf(path: string, parameters: URLSearchParams | Record<string, string> = {}): string {
  const query = new URLSearchParams(parameters);
  const id = new URLSearchParams(location.search).get(EMBEDDING_ID);
  if (id !== null) query.set(EMBEDDING_ID, id);
  for (const [name, value] of [...query]) if (value === '') query.delete(name);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Address of a station's screen. */
export function stationAddress(stationId: string, parameters: URLSearchParams | Record<string, string> = {}): string {
  return addressOf(`/stations/${encodeURIComponent(stationId)}`, parameters);
}
