/** What is wrong with a manifest. */
export type ManifestProblem = 'missing' | 'unreadable' | 'invalid' | 'duplicate';

/** A manifest is missing or invalid; the message names the file, the field, what was expected and what to do. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  /** Stable code for programs. */
  readonly code = 'INVALID_MANIFEST';
  readonly problem: ManifestProblem;
  /** Path of the file. */
  readonly file: string;

  constructor(problem: ManifestProblem, file: string, message: string) {
    super(message);
    this.problem = problem;
    this.file = file;
  }
}
