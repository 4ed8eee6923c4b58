import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Product = {
  origin: string;
  dataDir: string;
  /** One-time passwords by email, as the first start printed them. */
  passwords: Record<string, string>;
  /** Everything it printed. */
  output: () => string;
  process: ChildProcess;
  /** SIGTERM, and the exit code that it ended with. */
  stop: () => Promise<number | null>;
};

const root = path.resolve(__dirname, '../../..');
/** A first start builds the site. */
const readyMs = 600_000;

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export type Launched = Product & {
  /** Once it says that it is ready; rejects when it ends before. */
  ready: Promise<void>;
  /** The exit code. */
  ended: Promise<number | null>;
};

/** Starts the product as `npm start` does, on a free port and a data folder of its own unless told otherwise. */
export const startProduct = async (environment: Record<string, string> = {}): Promise<Product> => {
  const product = await launchProduct(environment);
  const timeout = setTimeout(() => product.process.kill('SIGTERM'), readyMs);
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

/** The same without waiting for anything. @param folder the tree that it runs from. */
export const launchProduct = async (
  environment: Record<string, string> = {},
  { folder = root, parameters = [] }: { folder?: string; parameters?: string[] } = {},
): Promise<Launched> => {
  const port = environment.PORT ?? String(await freePort());
  const dataDir = environment.DATA_DIR ?? mkdtempSync(path.join(tmpdir(), 'copydesk-test-'));
  const child = spawn(
    path.join(root, 'node_modules/.bin/node'),
    [path.join(folder, 'bin/start.ts'), ...parameters],
    {
      cwd: folder,
      env: {
        ...withoutJest(process.env),
        NODE_ENV: 'production',
        ...environment,
        PORT: port,
        DATA_DIR: dataDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  const read = (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.includes('Ctrl+C ends it.')) ready.resolve();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      ready.reject(new Error(`The product ended with ${code}:\n${printed}`));
      resolve(code);
    });
  });
  return {
    origin: `http://localhost:${port}`,
    dataDir,
    passwords: {},
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

/** Jest sets variables of its own. */
const withoutJest = ({ JEST_WORKER_ID: _worker, BROWSER_TESTS: _browser, ...rest }: NodeJS.ProcessEnv) =>
  rest;
