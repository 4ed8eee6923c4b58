import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadFile, type ServeOptions, serve } from 'local-lake';
import { pino } from 'pino';
import { surviveErrors } from '../server/processes/surviveErrors.ts';
import { lakeConfigurationFor } from './commands/lakeConfigurationFor.ts';
import { readDotEnv } from './commands/readDotEnv.ts';

const usage = `npm run lake -- --port N --data DIR [options]

  --port N            where to listen (3334; 0 takes any free port)
  --host HOST         127.0.0.1, unless the lake is to be reached from outside
  --data DIR          the data folder (DATA_DIR/lake)
  --project ID        copydesk
  --dataset NAME      production
  --seed FILE.ndjson  fills the dataset when it is empty
  --import FILE       writes a file's documents over those of the dataset: .ndjson, or .tar.gz with assets
  --public-url URL    the base that browsers reach the lake under
  --tls-port N        a further port for browsers, with HTTP/2: Studio opens more streams than HTTP/1.1 allows
  --cert FILE.pem     its certificate, such as mkcert makes for localhost
  --key FILE.pem      the certificate's key
  --origin URL        a further origin that may call with credentials; may be repeated`;

const readArguments = () =>
  parseArgs({
    options: {
      port: { type: 'string', default: '3334' },
      host: { type: 'string' },
      data: { type: 'string' },
      project: { type: 'string', default: 'copydesk' },
      dataset: { type: 'string', default: 'production' },
      seed: { type: 'string' },
      import: { type: 'string' },
      'public-url': { type: 'string' },
      'tls-port': { type: 'string' },
      cert: { type: 'string' },
      key: { type: 'string' },
      origin: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  }).values;

/** Where `sanity dev` serves Studio: hosted projects allow it from the start, too. */
const studioOrigin = 'http://localhost:3333';

const main = async (): Promise<void> => {
  readDotEnv();
  const {
    help,
    port,
    host,
    data = path.join(process.env.DATA_DIR || '.data', 'lake'),
    project,
    dataset,
    seed,
    import: importFile,
    origin,
    ...rest
  } = readArguments();
  if (help) return console.log(usage);
  for (const file of [seed, importFile, rest.cert, rest.key]) {
    if (file !== undefined && !existsSync(file)) throw new Error(`${file} does not exist.`);
  }
  const publicUrl = rest['public-url'];
  const logLevel = process.env.LOG_LEVEL || 'info';
  const server = await serve({
    port: readPort('--port', port),
    host,
    tls: readTls({ ...rest, tlsPort: rest['tls-port'] }),
    data,
    project,
    dataset,
    logLevel,
    ...lakeConfigurationFor(project),
    allowedOrigins: [studioOrigin, ...origin],
    ...(publicUrl === undefined ? {} : { publicUrl }),
    prepare: async ({ datasets, publicUrl: base }) => {
      const target = datasets.find(project, dataset);
      const options = { publicUrl: base };
      if (target && seed !== undefined && target.sequence() === 0)
        report(seed, await loadFile(target, seed, options));
      if (target && importFile !== undefined) report(importFile, await loadFile(target, importFile, options));
    },
  });
  const log = pino({ level: logLevel, base: { process: 'lake', pid: process.pid } });
  surviveErrors(log);
  const stop = async (): Promise<void> => {
    await server.close().catch((error: unknown) => log.error({ err: error }, 'did not end in order'));
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  if (!process.env.SUPERVISOR_PID) process.on('SIGINT', stop);

  const name = host ?? '127.0.0.1';
  const secure = server.tlsPort === null ? '' : ` and https://${name}:${server.tlsPort}`;
  console.log(
    `The lake answers at http://${name}:${server.port}${secure} (project ${project}, data in ${data}).`,
  );
};

const readPort = (option: string, text: string): number => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Error(`${option} ${text} is not a port.`);
  return Number(text);
};

type TlsOptions = Partial<Record<'tlsPort' | 'cert' | 'key', string | undefined>>;

const readTls = ({ tlsPort, cert, key }: TlsOptions): ServeOptions['tls'] => {
  if (tlsPort === undefined && cert === undefined && key === undefined) return undefined;
  if (tlsPort === undefined || cert === undefined || key === undefined)
    throw new Error('--tls-port, --cert and --key go together.');
  return {
    port: readPort('--tls-port', tlsPort),
    cert: readFileSync(cert, 'utf8'),
    key: readFileSync(key, 'utf8'),
  };
};

const report = (file: string, count: number): void => console.log(`${file}: ${count} documents.`);

main().catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const message = error instanceof Error ? error.message : String(error);
  console.error(taken ? `The port is in use (${message}). Choose another with --port.` : message);
  process.exit(1);
});
