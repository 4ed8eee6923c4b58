import type { Context } from 'hono';
import type { Accounts } from '../accounts/accounts.ts';
import type { Flows } from '../accounts/signIn/singleSignOn/Flows.ts';
import type { Provider } from '../accounts/signIn/singleSignOn/Provider.ts';
import type { AnonymousClients } from '../anonymous/anonymousClients.ts';
import type { Images } from '../assets/AssetContext.ts';
import type { ImageOptions } from '../assets/openImages.ts';
import type { ListenerTurns } from '../live/ListenerTurns.ts';
import type { OpenStreams } from '../live/OpenStreams.ts';
import type { QueryWorker } from '../query/worker/queryWorker.ts';
import type { ReadWorker } from '../reads/readWorker.ts';
import type { MainThreadTurns } from '../turns/MainThreadTurns.ts';
import type { Access, Entry } from '../types/access.ts';
import type { LakeConfiguration } from '../types/configuration.ts';
import type { Dataset, Datasets } from '../types/datasets.ts';
import type { Identity } from '../types/identities.ts';

export type LakeOptions = LakeConfiguration &
  ImageOptions & {
    /** The data folder; one process per folder. */
    data: string;
    project?: string;
    dataset?: string;
    /** Who may read the dataset without signing in. Left out, a new one is public, and an existing one stays as it is. */
    visibility?: Dataset['aclMode'];
    /** The lake's base URL in the browser, such as `http://localhost:3000/lake`. */
    publicUrl?: string;
    /** Origins that may call with credentials, and that the sign-in page may redirect to. */
    allowedOrigins?: string[];
    /** The time limit of a query that no index answers. */
    queryTimeoutMs?: number;
    /** The pino level from which on requests are logged to standard output. Nothing is logged by default. */
    logLevel?: string;
  };

/** The variables of a request's context. */
export type LakeEnv = { Variables: { project: string; requestId: string } };

/** The dependencies of every route module. */
export type LakeContext = {
  options: LakeOptions;
  accounts: Accounts;
  datasets: Datasets;
  /** A thread for signed-in callers' queries that no index answers. */
  queryWorker: QueryWorker;
  /** A thread for their long reads. */
  readWorker: ReadWorker;
  /** The turns of signed-in callers on the main thread. */
  turns: MainThreadTurns;
  /** Processes that decode uploaded images. */
  images: Images;
  /** Serves callers without a valid session or token. */
  anonymousClients: AnonymousClients;
  openStreams: OpenStreams;
  listenerTurns: ListenerTurns;
  /** Null if it is not configured. */
  singleSignOn: { provider: Provider; flows: Flows } | null;
  /** The lake's base URL in the browser. */
  publicUrl: string;
  /** Origins that may call with credentials. */
  origins: string[];
  /** Aborts when the lake closes, to end long responses. */
  signal: AbortSignal;
  /** @throws LakeError 401 for a token that is invalid or has expired. */
  identify(request: Request): Identity;
  /**
   * The dataset of the route's `:dataset` in the request's project, and the caller's access to it.
   *
   * @throws LakeError 404 if it does not exist, 401 for an invalid token or an anonymous client of a private dataset.
   */
  open(c: Context<LakeEnv>): { dataset: Dataset; access: Access };
  /** The same without the request, for streams that outlive it. */
  enter(entry: Entry): { dataset: Dataset; access: Access };
};
