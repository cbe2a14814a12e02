/** Codes of {@link CommandError}, for programs. */
export type CommandErrorCode =
  | 'BAD_USAGE'
  | 'NO_FOLDER'
  | 'NO_SOURCE'
  | 'NOT_BUILT'
  | 'INVALID_PORT'
  | 'PORT_BUSY'
  | 'SERVER_SILENT';

/** A command cannot go on; the message says what is wrong and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: CommandErrorCode;

  constructor(code: CommandErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
