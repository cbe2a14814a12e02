import { CsvReader } from './csv.js';
import { detectEncoding, type Encoding, textChunks } from './encoding.js';
import { readFeedStation } from './feed.js';
import { foreignCrs, readElement, readFeature } from './geojson.js';
import { isObject } from './is-object.js';
import { JsonItems, type JsonPart } from './json-items.js';
import type { ByteSource } from './source.js';
import { ImportError, RowProblems, type SourceRow } from './source-row.js';

/** Formats of sources: a JSON is a GeoJSON, an Overpass JSON or a feed by what its items are. */
type ImportFormat = 'csv' | 'json';

/** Names of the lists of GeoJSON, Overpass and a feed; feeds of other systems have the last ones. */
const LIST_NAMES = ['features', 'elements', 'stations', 'data', 'items', 'results'];

const EXPECTED =
  'expected a GeoJSON FeatureCollection, features one a line, Overpass JSON, or a feed: a list of stations, or {"stations":[…]}.';

/** Reads the items of a JSON, each by its own kind. */
class JsonReader {
  readonly #items = new JsonItems(LIST_NAMES);
  #row = 0;

  push(chunk: string): SourceRow[] {
    return this.#items.push(chunk).flatMap((part) => this.#readPart(part));
  }

  end(): SourceRow[] {
    return this.#items.end().flatMap((part) => this.#readPart(part));
  }

  #readPart({ kind, text }: JsonPart): SourceRow[] {
    if (kind === 'head') return this.#readHead(text);
    const value = parsed(text);
    if (value !== undefined) return this.#readValue(value, text);
    const lines = linesOf(text);
    // A bracket that is missing in one line has taken the others along.
    if (lines.length > 1 && lines.some((line) => isRow(parsed(line)))) {
      return lines.flatMap((line) => this.#readLine(line, 'Expected JSON.'));
    }
    if (this.#row === 0 && (kind === 'item' || !/^\s*[[{]/.test(text))) {
      throw new ImportError(`The file is not JSON: ${EXPECTED}`);
    }
    return this.#readLine(
      text,
      kind === 'item' ? 'Expected JSON.' : 'Expected the end of the JSON: the file is cut off.',
    );
  }

  #readLine(text: string, expected: string): SourceRow[] {
    const value = parsed(text);
    if (value !== undefined) return this.#readValue(value, text);
    this.#row += 1;
    return [unreadable(this.#row, text, expected)];
  }

  #readValue(value: unknown, text: string): SourceRow[] {
    this.#row += 1;
    if (isObject(value)) return this.#readObject(value);
    return [unreadable(this.#row, text, 'Expected a Feature, or an object with the fields of a station.')];
  }

  #readObject(value: Record<string, unknown>): SourceRow[] {
    const { type } = value;
    if (type === 'Feature' || (typeof type === 'string' && 'geometry' in value && !('network' in value))) {
      this.#refuseForeignCrs(value);
      return [readFeature(value, this.#row)];
    }
    if (type === 'node' || type === 'way' || type === 'relation') {
      const row = readElement(value, this.#row);
      if (!row) this.#row -= 1;
      return row ? [row] : [];
    }
    if (
      typeof type === 'string' &&
      /^(?:GeometryCollection|(?:Multi)?(?:Point|LineString|Polygon)|Topology)$/.test(type)
    ) {
      if (this.#row > 1) return [unreadable(this.#row, JSON.stringify(value), 'Expected a Feature.', 'type')];
      throw new ImportError(`The file is a ${type}, which has places and no names: export features with their tags.`);
    }
    return [readFeedStation(value, this.#row)];
  }

  #readHead(text: string): SourceRow[] {
    const head = parsed(text);
    if (head === undefined) throw new ImportError(`The file is not JSON: ${EXPECTED}`);
    if (isObject(head)) this.#refuseForeignCrs(head);
    return [];
  }

  #refuseForeignCrs(value: Record<string, unknown>): void {
    const crs = foreignCrs(value);
    if (crs === undefined) return;
    throw new ImportError(
      `The coordinates are in ${crs}: expected WGS 84, as GeoJSON has (with ogr2ogr: -t_srs EPSG:4326 -lco RFC7946=YES).`,
    );
  }
}

/** Whether a line is a feature, an element or a station on its own. */
const isRow = (value: unknown) => isObject(value) && ('type' in value || 'id' in value);

/** Lines without the commas and brackets of the list around them. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/,$/, ''))
    .filter((line) => !/^[\]}]*$/.test(line));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function unreadable(row: number, text: string, expected: string, name = 'row'): SourceRow {
  const problems = new RowProblems(row, null);
  problems.add('left_out', { name, value: text }, expected);
  return { row, id: null, draft: null, sourceOf: (path) => ({ name: path, value: undefined }), problems: problems.all };
}

/** Tells the format by the first sign: JSON begins with a bracket. */
function formatOf(beginning: string): ImportFormat {
  const [first] = beginning.replace(/^[\s\p{Cc}]+/u, '');
  if (first === '<')
    throw new ImportError(`The file is XML or HTML: export a CSV or a GeoJSON, for example from overpass-turbo.`);
  return first === '{' || first === '[' ? 'json' : 'csv';
}

/** A source with its encoding and format. */
export interface OpenedSource {
  encoding: Encoding;
  rows: AsyncGenerator<SourceRow[]>;
}

/**
 * Reads the rows of a source, some at a time.
 *
 * @throws ImportError if the encoding, the format or the reference system is none that is read; from `rows`, too.
 */
export async function openSource(source: ByteSource): Promise<OpenedSource> {
  const encoding = await detectEncoding(source);
  return { encoding, rows: readRows(textChunks(source, encoding)) };
}

async function* readRows(chunks: AsyncIterable<string>): AsyncGenerator<SourceRow[]> {
  let reader: CsvReader | JsonReader | undefined;
  for await (const chunk of chunks) {
    if (!reader && chunk.trim() === '') continue;
    reader ??= formatOf(chunk) === 'json' ? new JsonReader() : new CsvReader();
    yield reader.push(chunk);
  }
  if (!reader) throw new ImportError('The file is empty: expected a CSV with a header, a GeoJSON or a feed.');
  yield reader.end();
}
