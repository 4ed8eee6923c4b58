import type { Context } from 'hono';
import type { Accounts } from '../accounts/accounts.ts';
import type { Pictures } from '../assets/AssetContext.ts';
import type { PictureOptions } from '../assets/openPictures.ts';
import type { OpenStreams } from '../live/openStreams.ts';
import type { QueryWorker } from '../query/worker/queryWorker.ts';
import type { Strangers } from '../strangers/strangers.ts';
import type { Access, Entry } from '../types/access.ts';
import type { LakeConfiguration } from '../types/configuration.ts';
import type { Dataset, Datasets } from '../types/datasets.ts';
import type { Identity } from '../types/identities.ts';

export type LakeOptions = LakeConfiguration &
  PictureOptions & {
    /** The data folder; one process a folder. */
    data: string;
    project?: string;
    dataset?: string;
    /** The base that browsers reach the lake under, such as `http://localhost:3000/lake`. */
    publicUrl?: string;
    /** Origins that may call with credentials, and that the sign-in page may send a person back to. */
    allowedOrigins?: string[];
    /** How long a query that no index answers may run. */
    queryTimeLimitMilliseconds?: number;
    /** From which level on requests are logged to standard output, in pino's words; nothing is when it is left out. */
    logLevel?: string;
  };

/** What routes find in their request's context. */
export type LakeEnv = { Variables: { project: string; requestId: string } };

/** What every route module is given. */
export type LakeContext = {
  options: LakeOptions;
  accounts: Accounts;
  datasets: Datasets;
  /** A thread for people's queries that no index answers. */
  queryWorker: QueryWorker;
  /** Processes for pictures from outside. */
  pictures: Pictures;
  /** What is done for callers without a session or token. */
  strangers: Strangers;
  openStreams: OpenStreams;
  /** The base that browsers reach the lake under. */
  publicUrl: string;
  /** Origins that may call with credentials. */
  origins: string[];
  /** Ends with the lake: long answers stop then. */
  signal: AbortSignal;
  /** @throws LakeError 401 for a token that is none or has expired. */
  identify(request: Request): Identity;
  /**
   * The dataset that the route's `:dataset` names in the request's project, and what the caller may do there.
   *
   * @throws LakeError 404 when there is none, 401 for a bad token or an anonymous caller of a private dataset.
   */
  open(c: Context<LakeEnv>): { dataset: Dataset; access: Access };
  /** The same, without the request: for what outlives it. */
  enter(entry: Entry): { dataset: Dataset; access: Access };
};
