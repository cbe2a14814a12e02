/** The embedding's id must survive every navigation (docs/protocol.md, Embedding). */
const EMBEDDING_ID = 'id';

/** Parameters of an address; empty and undefined ones are left out. */
export type QueryParameters = URLSearchParams | Readonly<Record<string, string | undefined>>;

function entriesOf(query: QueryParameters): Array<[string, string]> {
  const entries = query instanceof URLSearchParams ? [...query] : Object.entries(query);
  return entries.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
}

/**
 * The address of a screen, with the embedding's id.
 *
 * @param path such as `/confirm`.
 * @param selection JSON for the fragment, which survives a reload and is never sent to a server.
 */
export function addressOf(path: string, query: QueryParameters = {}, selection?: unknown): string {
  const parameters = new URLSearchParams(entriesOf(query));
  const id = new URLSearchParams(location.search).get(EMBEDDING_ID);
  if (id !== null) parameters.set(EMBEDDING_ID, id);
  const text = parameters.toString();
  const fragment = selection === undefined ? '' : `#${encodeURIComponent(JSON.stringify(selection))}`;
  return `${path}${text === '' ? '' : `?${text}`}${fragment}`;
}

/** The selection in a fragment that {@link addressOf} wrote; null if there is none. */
export function readSelection(fragment: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(fragment.replace(/^#/, '')));
  } catch {
    return null;
  }
}
