import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type Snapshot, snapshotSchema } from './snapshot.js';

/** Thrown for an invalid snapshot, or a file that cannot be read or written. */
export class SnapshotError extends Error {
  /** Stable code for programs. */
  readonly code = 'INVALID_SNAPSHOT';
  override readonly name = 'SnapshotError';
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Parses a snapshot. @throws SnapshotError that names what is invalid. */
export function readSnapshot(value: unknown): Snapshot {
  const reading = snapshotSchema.safeParse(value);
  if (reading.success) return reading.data;
  throw new SnapshotError(`This is no snapshot: ${z.prettifyError(reading.error)}`);
}

/** Reads a snapshot from a file. @throws SnapshotError that names the file. */
export function loadSnapshot(path: string): Snapshot {
  try {
    return readSnapshot(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new SnapshotError(`${path}: ${messageOf(error)}`);
  }
}

/** Writes a snapshot to a file atomically. @throws SnapshotError that names the file. */
export function saveSnapshot(path: string, snapshot: Snapshot): void {
  try {
    writeFileSync(`${path}.tmp`, JSON.stringify(snapshot));
    renameSync(`${path}.tmp`, path);
  } catch (error) {
    throw new SnapshotError(`${path}: ${messageOf(error)}`);
  }
}
