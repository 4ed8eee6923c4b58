import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { defaultDataset, embeddedProjectId } from '../lib/embeddedProject.ts';
import { defaultReaderDataDays } from '../lib/reports/personalData.ts';
import { type MailSettings, mailFrom, mailProblem, mailVariables } from './mail/mailVariables.ts';
import { importFrom } from './pages/allowedHosts.ts';
import { type SignInSettings, signInFrom, signInProblem, signInVariables } from './signIn/signInVariables.ts';

/** An invalid environment variable. The message names it and a valid value. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

const wholeNumber = (min: number, max: number, advice: string) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number. ${advice}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be between ${min} and ${max}. ${advice}`);

const url = (protocols: string[], advice: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), advice)
    .transform((value) => new URL(value));

const sanityName = (what: string) =>
  z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, `must be ${what}: lower-case letters, digits, - and _.`);

const token = z
  .string()
  .regex(
    /^[\x21-\x7e]{8,}$/,
    'must be an API token without spaces. Create one with `npm run token` or on sanity.io/manage.',
  );

/** Returns true for an IP address with or without a prefix length. */
const isNetwork = (entry: string): boolean => {
  const [address = '', prefix, ...rest] = entry.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits < 0 || address.includes('%') || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
};

/** Every variable the product reads. `.env.example` documents each of them for people. */
const variables = z.object({
  PORT: wholeNumber(1, 65_535, 'Set it to a free port, such as 3000.').default(3000),
  HOST: z
    .string()
    .regex(
      /^[\w.:-]+$/,
      'must be an address or a host name, such as 127.0.0.1. Remove it to listen on all addresses.',
    )
    .optional(),
  SITE_URL: url(['http:', 'https:'], 'must be a full address, such as https://news.example.org.')
    .refine(
      (value) => value.pathname === '/' && !value.search && !value.hash && !value.username,
      'must be an address without path, query or user, such as https://news.example.org.',
    )
    .optional(),
  DATA_DIR: z.string().default('.data'),
  WORKERS: wholeNumber(1, 64, 'Set it to the number of cores that may serve readers, such as 2.').default(1),
  PROBE_MS: wholeNumber(
    100,
    600_000,
    'Set it to the milliseconds that a part may take to answer, such as 2000.',
  ).default(2_000),
  READER_WAIT_MS: wholeNumber(
    100,
    60_000,
    'Set it to the milliseconds that a reader may wait for a page, such as 3000.',
  ).default(3_000),
  TRUSTED_PROXIES: z
    .string()
    .transform((value) => value.split(',').map((entry) => entry.trim()))
    .superRefine((entries, context) => {
      const wrong = entries.find((entry) => !isNetwork(entry));
      if (wrong === undefined) return;
      const message = `must list addresses or networks, such as 127.0.0.1,10.0.0.0/8: "${wrong}" is neither.`;
      context.addIssue({ code: 'custom', message });
    })
    .default([]),
  HSTS_SUBDOMAINS: z
    .enum(
      ['true', 'false'],
      'must be true or false. Set it to true only if every subdomain is served over TLS.',
    )
    .transform((value) => value === 'true')
    .default(false),
  OFFLINE_READING: z
    .enum(['true', 'false'], 'must be true or false. Set it to false so that browsers keep no pages.')
    .transform((value) => value === 'true')
    .default(true),
  READER_DATA_DAYS: wholeNumber(
    1,
    3_650,
    'Set it to the days that what readers wrote is kept after a report is settled, such as 90.',
  ).default(defaultReaderDataDays),
  DATASET_VISIBILITY: z
    .enum(
      ['public', 'private'],
      'must be public or private. Set it to private so that only people and tokens of the newsroom read the lake.',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent.',
    )
    .default('info'),
  SANITY_PROJECT_ID: sanityName('the id of a Sanity project').optional(),
  SANITY_DATASET: sanityName('the name of a dataset').default(defaultDataset),
  SANITY_API_READ_TOKEN: token.optional(),
  SANITY_API_WRITE_TOKEN: token.optional(),
  SANITY_REVALIDATE_SECRET: z
    .string()
    .min(16, 'must have at least 16 characters. Create one with `openssl rand -hex 32`.')
    .optional(),
  REDIS_URL: url(
    ['redis:', 'rediss:'],
    'must be a Redis address, such as redis://127.0.0.1:6379.',
  ).optional(),
  THEME: z
    .string()
    .regex(
      /^(?!\/)(?!.*\.\.)[\w@./-]+\.ts$/,
      'must name a theme file in the folder of Copydesk, such as examples/cheshmeh/theme.ts.',
    )
    .default('theme.config.ts'),
  IMPORT_FROM: importFrom,
  INDEXNOW_KEY: z
    .string()
    .regex(/^[a-zA-Z0-9-]{8,128}$/, 'must be 8 to 128 letters, digits or dashes.')
    .optional(),
  WEBSUB_HUB: url(
    ['http:', 'https:'],
    'must be the address of a WebSub hub, such as https://hub.example.org/.',
  ).optional(),
  LAKE_URL: url(
    ['http:', 'https:'],
    "must be the address of another Copydesk's lake, such as http://10.0.0.1:3000/lake.",
  )
    .refine(
      (value) => !value.search && !value.hash && !value.username,
      'must be an address without query or user, such as http://10.0.0.1:3000/lake.',
    )
    .optional(),
  ...mailVariables,
  ...signInVariables,
});

export type Environment = {
  port: number;
  /** Null means every interface. */
  host: string | null;
  /** The public origin, without a trailing slash. */
  siteUrl: string;
  /** Absolute path. */
  dataDir: string;
  workers: number;
  /** The interval of the supervisor's heartbeats, in milliseconds. */
  probeMs: number;
  /** How long a reader waits for a page that is not in memory, in milliseconds. */
  readerWaitMs: number;
  /** Peers whose X-Forwarded-For is trusted. */
  trustedProxies: string[];
  /** Adds `includeSubDomains` to HSTS: then every subdomain needs TLS. */
  hstsCoversSubdomains: boolean;
  /** Readers' browsers keep pages that were opened. */
  offlineReading: boolean;
  /** The days that what readers wrote is kept after a report is settled, and half of the days that it is kept at most. */
  readerDataDays: number;
  logLevel: string;
  /** True if SANITY_PROJECT_ID names a hosted project: then no lake is started. */
  isHosted: boolean;
  projectId: string;
  dataset: string;
  /** Of the embedded lake's dataset; null leaves it as it is. */
  datasetVisibility: 'public' | 'private' | null;
  /**
   * The address of the embedded lake, without a trailing slash: on another machine if an operator set LAKE_URL, on
   * loopback in the supervisor's children. Null in hosted mode, and in a supervisor that starts a lake itself.
   */
  lakeUrl: string | null;
  readToken: string | null;
  writeToken: string | null;
  revalidateSecret: string | null;
  redisUrl: string | null;
  /** The theme file, from the folder of Copydesk. */
  theme: string;
  /** The sites whose pages are fetched for an import; empty for none. */
  importFrom: string[];
  indexNowKey: string | null;
  /** The WebSub hub that feeds link to and that receives notifications of changes. */
  webSubHub: string | null;
  /** Single sign-on with the embedded lake; null without a provider. */
  signIn: SignInSettings | null;
  /** The mail server; null if nobody is mailed, and in a Copydesk without its own lake, which has the accounts. */
  mail: MailSettings | null;
};

/** Variables that the supervisor sets for the edge. Operators never set them. */
const edgeVariables = z.object({ SITE_ORIGIN: z.url(), COPYDESK_WORKER: z.string().optional() });

/**
 * `siteOrigin` is the loopback address of `next start`. `worker` is the number of this worker; null if there is only one
 * process.
 *
 * @throws if the supervisor did not set SITE_ORIGIN.
 */
export const readEdgeVariables = (): { siteOrigin: string; worker: string | null } => {
  const { SITE_ORIGIN, COPYDESK_WORKER } = edgeVariables.parse(process.env);
  return { siteOrigin: SITE_ORIGIN, worker: COPYDESK_WORKER ?? null };
};

/** The supervisor sets it for the site. */
const siteVariables = z.object({ SEARCH_URL: z.url().optional() });

/** The address of the search process, on loopback. Null in a site that was started another way. */
export const readSearchUrl = (): string | null => siteVariables.parse(process.env).SEARCH_URL ?? null;

/** Returns true if DATA_DIR is set in this process. */
export const isDataDirSet = (): boolean => Boolean(process.env.DATA_DIR);

/** Returns true in a child process of the supervisor. */
export const isSupervised = (): boolean => Boolean(process.env.SUPERVISOR_PID);

/** Returns true in `npm run dev`. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === 'development';

/** Returns true during `next build`: renders of the build are not for readers. */
export const isBuilding = (): boolean => process.env.NEXT_PHASE === 'phase-production-build';

/**
 * Reads the configuration. An empty variable counts as unset.
 *
 * @throws EnvironmentError with one line per invalid variable.
 */
export const readEnvironment = (source: Record<string, string | undefined> = process.env): Environment => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [name], message }) => {
      const value = /TOKEN|SECRET|KEY|REDIS_URL|SMTP_URL/.test(String(name))
        ? ''
        : ` (it is "${given[String(name)]}")`;
      return `${String(name)} ${message}${value}`;
    });
    throw new EnvironmentError(lines.join('\n'));
  }
  const read = parsed.data;
  if (read.LAKE_URL && read.SANITY_PROJECT_ID && read.SANITY_PROJECT_ID !== embeddedProjectId) {
    throw new EnvironmentError(
      'LAKE_URL and SANITY_PROJECT_ID name two sources of the same content. Remove one of them.',
    );
  }
  const isHosted = read.SANITY_PROJECT_ID !== undefined && read.SANITY_PROJECT_ID !== embeddedProjectId;
  if (read.DATASET_VISIBILITY && (isHosted || read.LAKE_URL)) {
    throw new EnvironmentError(
      isHosted
        ? 'DATASET_VISIBILITY is for the embedded lake. Remove it, and use `npx sanity dataset visibility set`.'
        : 'DATASET_VISIBILITY is for the Copydesk that has the lake. Set it there, and remove it beside LAKE_URL.',
    );
  }
  const problem = signInProblem(read) ?? mailProblem(read, isHosted);
  if (problem) throw new EnvironmentError(problem);
  const lakeUrl = read.LAKE_URL?.href.replace(/\/$/, '') ?? null;
  return {
    port: read.PORT,
    host: read.HOST ?? null,
    siteUrl: read.SITE_URL?.origin ?? `http://localhost:${read.PORT}`,
    dataDir: path.resolve(read.DATA_DIR),
    workers: read.WORKERS,
    probeMs: read.PROBE_MS,
    readerWaitMs: read.READER_WAIT_MS,
    trustedProxies: read.TRUSTED_PROXIES,
    hstsCoversSubdomains: read.HSTS_SUBDOMAINS,
    offlineReading: read.OFFLINE_READING,
    readerDataDays: read.READER_DATA_DAYS,
    logLevel: read.LOG_LEVEL,
    isHosted,
    projectId: read.SANITY_PROJECT_ID ?? embeddedProjectId,
    dataset: read.SANITY_DATASET,
    datasetVisibility: read.DATASET_VISIBILITY ?? null,
    lakeUrl,
    readToken: read.SANITY_API_READ_TOKEN ?? null,
    writeToken: read.SANITY_API_WRITE_TOKEN ?? null,
    revalidateSecret: read.SANITY_REVALIDATE_SECRET ?? null,
    redisUrl: read.REDIS_URL?.href ?? null,
    theme: read.THEME,
    importFrom: read.IMPORT_FROM,
    indexNowKey: read.INDEXNOW_KEY ?? null,
    webSubHub: read.WEBSUB_HUB?.href ?? null,
    signIn: signInFrom(read),
    mail: mailFrom(read),
  };
};
