import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError } from '../app/command-error.js';
import { openFolder } from '../app/open-folder.js';

/** A command of `mini-app`. */
export interface Command {
  usage: string;
  summary: string;
  /**
   * Runs it. What a command needs is imported when it runs: Vite alone takes half a second.
   *
   * @returns the exit code.
   */
  run(args: string[]): Promise<number>;
}

/** Reads the arguments of a command: one folder, by default the current one, and options. */
function readArgs<Options extends Record<string, { type: 'string' | 'boolean' }>>(args: string[], options: Options) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length > 1) throw new Error(`Expected one folder, not ${positionals.join(' ')}.`);
    return { values, path: positionals[0] ?? '.' };
  } catch (error) {
    throw new CommandError('BAD_USAGE', `${(error as Error).message} «mini-app» lists the commands and their options.`);
  }
}

/** The commands by name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  dev: {
    usage: 'dev [DIR] [--simulator URL]',
    summary: 'run it for development: hot reload of pages, restarts of the server',
    async run(args) {
      const { values, path } = readArgs(args, { simulator: { type: 'string' } });
      const { developMiniApp } = await import('../run/dev.js');
      return developMiniApp(openFolder(path), values);
    },
  },
  build: {
    usage: 'build [DIR]',
    summary: 'build pages and server into dist/; runs nothing, checks no types',
    async run(args) {
      const { path } = readArgs(args, {});
      const { buildMiniApp } = await import('../build/build.js');
      const app = openFolder(path);
      await buildMiniApp(app);
      console.log(`Built ${app.manifest.name}: ${join(app.folder, 'dist')}`);
      return 0;
    },
  },
  start: {
    usage: 'start [DIR] [--simulator URL]',
    summary: 'run the built mini-app; with --simulator as its demonstration shop',
    async run(args) {
      const { values, path } = readArgs(args, { simulator: { type: 'string' } });
      const { startMiniApp } = await import('../run/start.js');
      await startMiniApp(openFolder(path), values);
      return 0;
    },
  },
  doctor: {
    usage: 'doctor [DIR] [--simulator URL] [--json]',
    summary: 'check the set-up and say how to mend it; exit code 1 if something is wrong',
    async run(args) {
      const { values, path } = readArgs(args, { simulator: { type: 'string' }, json: { type: 'boolean' } });
      const [{ diagnose }, { printFindings }] = await Promise.all([
        import('../doctor/diagnose.js'),
        import('../doctor/print-findings.js'),
      ]);
      const findings = await diagnose(path, values);
      printFindings(findings, values.json === true);
      return findings.every(({ ok }) => ok) ? 0 : 1;
    },
  },
  pack: {
    usage: 'pack [DIR] [--to FOLDER]',
    summary: 'build it and make a folder that starts with Node alone, by default dist/pack',
    async run(args) {
      const { values, path } = readArgs(args, { to: { type: 'string' } });
      const { packMiniApp } = await import('../pack/pack.js');
      const { folder, packages } = await packMiniApp(openFolder(path), values.to);
      console.log(`Packed with ${packages} packages, for ${process.platform}-${process.arch}: ${folder}`);
      return 0;
    },
  },
};
