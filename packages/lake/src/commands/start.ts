import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataset } from '../defaults.ts';
import type { ServeOptions } from '../serve.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { noteRunning } from './runningLakes.ts';

const usageOf = (host: CommandHost): string => `${host.spell('start')} [options]

  --port N            the port to listen on (3334; 0 takes any free port)
  --host HOST         the address to listen on (127.0.0.1, which is this machine only)
  --data DIR          the data folder (${host.folderText})
  --project ID        the default project (${host.project})
  --dataset NAME      the default dataset (${defaultDataset})
  --visibility MODE   public or private: whether it is read without signing in (a new one is public)
  --seed FILE.ndjson  fills the dataset when it is empty
  --import FILE       replaces documents of the dataset by those of a file: .ndjson, or .tar.gz with assets
  --public-url URL    the lake's base URL in the browser
  --tls-port N        a further port for browsers, with HTTP/2: Studio opens more streams than HTTP/1.1 allows
  --cert FILE.pem     its certificate, for example from mkcert
  --key FILE.pem      the certificate's key
  --origin URL        a further origin that may call with credentials; may be repeated`;

const options = {
  port: { type: 'string', default: '3334' },
  host: { type: 'string' },
  data: { type: 'string' },
  project: { type: 'string' },
  dataset: { type: 'string', default: defaultDataset },
  visibility: { type: 'string' },
  seed: { type: 'string' },
  import: { type: 'string' },
  'public-url': { type: 'string' },
  'tls-port': { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  origin: { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
} as const;

/** The origin of `sanity dev`, which hosted projects allow by default too. */
const studioOrigin = 'http://localhost:3333';

/** Starts a lake. It runs until SIGTERM or Ctrl+C. */
export const start = async (args: string[], host: CommandHost): Promise<void> => {
  const { help, seed, import: importFile, origin = [], ...given } = parseArgs({ args, options }).values;
  if (help) return console.log(usageOf(host));
  const { project = host.project, dataset } = given;
  const visibility = readVisibility(given.visibility);
  const data = path.resolve(given.data ?? host.findFolder().path);
  for (const file of [seed, importFile, given.cert, given.key])
    if (file !== undefined && !existsSync(file)) throw new CommandError(`${file} does not exist.`);
  const publicUrl = given['public-url'];
  const tls = readTls({ ...given, tlsPort: given['tls-port'] });
  // Loaded here, so that other commands start quickly.
  const [{ serve }, { loadFile }] = await Promise.all([
    import('../serve.ts'),
    import('../import/loadFile.ts'),
  ]);
  const server = await serve({
    port: readPort('--port', given.port),
    ...(given.host === undefined ? {} : { host: given.host }),
    ...(tls ? { tls } : {}),
    data,
    project,
    dataset,
    ...(visibility && { visibility }),
    logLevel: host.logLevel,
    ...host.configurationOf(project),
    allowedOrigins: [studioOrigin, ...origin],
    ...(publicUrl === undefined ? {} : { publicUrl }),
    prepare: async ({ datasets, publicUrl: base }) => {
      const target = datasets.find(project, dataset);
      const load = async (file: string): Promise<void> => {
        if (target) console.log(`${file}: ${await loadFile(target, file, { publicUrl: base })} documents.`);
      };
      if (seed !== undefined && target?.sequence() === 0) await load(seed);
      if (importFile !== undefined) await load(importFile);
    },
  }).catch(explainPort);
  const forget = noteRunning(process.cwd(), data);
  host.whenStarted?.();
  const stop = async (): Promise<void> => {
    forget();
    await server
      .close()
      .catch((error: unknown) => console.error('The lake did not shut down cleanly:', error));
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  if (!host.isSupervised) process.on('SIGINT', stop);

  const name = given.host ?? '127.0.0.1';
  const secure = server.tlsPort === null ? '' : ` and https://${name}:${server.tlsPort}`;
  console.log(
    `The lake answers at http://${name}:${server.port}${secure} (project ${project}, data in ${data}).`,
  );
};

const explainPort = (error: unknown): never => {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    throw new CommandError(`The port is in use (${error.message}). Choose another with --port.`);
  throw error;
};

const readVisibility = (text: string | undefined): ServeOptions['visibility'] => {
  if (text === undefined || text === 'public' || text === 'private') return text;
  throw new CommandError(`--visibility ${text} is neither public nor private.`);
};

const readPort = (option: string, text: string): number => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new CommandError(`${option} ${text} is not a port.`);
  return Number(text);
};

type TlsOptions = Partial<Record<'tlsPort' | 'cert' | 'key', string | undefined>>;

const readTls = ({ tlsPort, cert, key }: TlsOptions): ServeOptions['tls'] => {
  if (tlsPort === undefined && cert === undefined && key === undefined) return undefined;
  if (tlsPort === undefined || cert === undefined || key === undefined)
    throw new CommandError('--tls-port, --cert and --key must be given together.');
  return {
    port: readPort('--tls-port', tlsPort),
    cert: readFileSync(cert, 'utf8'),
    key: readFileSync(key, 'utf8'),
  };
};
