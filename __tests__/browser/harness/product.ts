import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../../../bin/supervisor/ports.ts';

export type Answer = { status: number; headers: Headers; text: string };

export type Product = {
  origin: string;
  dataDir: string;
  /** One-time passwords by email, as the first start printed them. */
  passwords: Record<string, string>;
  /** Requests an address of this product. */
  read: (address: string, init?: RequestInit) => Promise<Answer>;
  textOf: (address: string) => Promise<string>;
  statusOf: (address: string) => Promise<number>;
  /** All output so far. */
  output: () => string;
  process: ChildProcess;
  /** Sends SIGTERM and returns the exit code. */
  stop: () => Promise<number | null>;
};

const root = path.resolve(import.meta.dirname, '../../..');
const cheapPasswords = `--import ${import.meta.resolve('../../../tools/testing/cheapPasswords.mjs')}`;
/** Timeout of a start next to eight busy processes. */
export const startMs = 300_000;

export type Launched = Product & {
  /** Resolves when it prints that it is ready; rejects if it exits before. */
  ready: Promise<void>;
  /** The exit code. */
  ended: Promise<number | null>;
};

/** Starts the product as `npm start` does, by default on a free port and a new data folder. */
export const startProduct = async (environment: Record<string, string> = {}): Promise<Product> => {
  const product = await launchProduct(environment);
  const timeout = setTimeout(() => product.process.kill('SIGTERM'), startMs);
  await product.ready.finally(() => clearTimeout(timeout));
  return {
    ...product,
    passwords: Object.fromEntries(
      [...product.output().matchAll(/^\s+(\S+@example\.org)\s+(\S+)$/gm)].map(([, email, word]) => [
        email,
        word,
      ]),
    ),
  };
};

/** Starts it without waiting. @param folder the source tree. */
export const launchProduct = async (
  environment: Record<string, string> = {},
  { folder = root, parameters = [] }: { folder?: string; parameters?: string[] } = {},
): Promise<Launched> => {
  const port = environment.PORT ?? String(await findFreePort());
  const dataDir = environment.DATA_DIR ?? mkdtempSync(path.join(tmpdir(), 'copydesk-test-'));
  const child = spawn(
    path.join(root, 'node_modules/.bin/node'),
    [path.join(folder, 'bin/start.ts'), ...parameters],
    {
      cwd: folder,
      env: {
        ...environmentOutside(),
        NODE_ENV: 'production',
        // The tests share the processors: a page that is late there is no fault.
        READER_WAIT_MS: '60000',
        ...environment,
        NODE_OPTIONS: [process.env.NODE_OPTIONS, cheapPasswords, environment.NODE_OPTIONS].join(' '),
        PORT: port,
        DATA_DIR: dataDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  const note = (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.includes('Press Ctrl+C to stop.')) ready.resolve();
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      ready.reject(new Error(`The product ended with ${code}:\n${printed}`));
      resolve(code);
    });
  });
  const origin = `http://localhost:${port}`;
  const read = async (address: string, init?: RequestInit): Promise<Answer> => {
    const answer = await fetch(origin + address, init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return {
    origin,
    dataDir,
    passwords: {},
    read,
    textOf: async (address) => (await read(address)).text,
    statusOf: async (address) => (await read(address)).status,
    output: () => printed,
    process: child,
    ready: ready.promise,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};

export const removeData = (product: Product): void =>
  rmSync(product.dataDir, { recursive: true, force: true });

/** The environment without variables that Playwright sets for its own processes. */
export const environmentOutside = (): NodeJS.ProcessEnv => {
  const { PLAYWRIGHT_TEST: _test, FORCE_COLOR: _color, DEBUG_COLORS: _colors, ...rest } = process.env;
  return rest;
};
