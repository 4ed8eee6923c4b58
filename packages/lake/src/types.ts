import type { IncomingMessage } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import type { Duplex } from 'node:stream';
import type { Context } from 'hono';
import type { Accounts } from './accounts/accounts.ts';
import type { Pictures } from './assets/AssetContext.ts';
import type { DecoderLimits } from './assets/decoder/Decoder.ts';
import type { OpenStreams } from './live/openStreams.ts';
import type { QueryWorker } from './query/worker/queryWorker.ts';
import type { BodyTimes } from './requestBody.ts';
import type { Strangers } from './strangers/strangers.ts';

/** A stored document. `_rev` is the id of the transaction that wrote it; instants are ISO 8601, UTC. */
export type SanityDocument = {
  _id: string;
  _type: string;
  _rev: string;
  _createdAt: string;
  _updatedAt: string;
  [field: string]: unknown;
};

/** One mutation as clients write it: `{create}`, `{createOrReplace}`, `{createIfNotExists}`, `{patch}`, `{delete}`. */
export type Mutation = Record<string, unknown>;

/** What one transaction did to one document: null before is an appearance, null after a disappearance. */
export type DocumentChange = {
  id: string;
  before: SanityDocument | null;
  after: SanityDocument | null;
  /** The mutations that led from before to after, as listeners and history show them. */
  mutations: Mutation[];
};

/** An acknowledged transaction. `sequence` grows by one with each commit of a dataset. */
export type Commit = {
  sequence: number;
  transactionId: string;
  timestamp: string;
  /** The id of the identity that committed. */
  author: string;
  credential?: Credential | undefined;
  project: string;
  dataset: string;
  changes: DocumentChange[];
  /** Sync tags of all that the commit touched, before and after. */
  tags: string[];
};

/** What somebody proved with who they are. */
export type Credential = { kind: 'session' | 'token'; id: string } | { kind: 'admin-token' };

export type Identity = {
  /** `system` is the lake's own hand (seed, import at start, timers): it passes every grant. */
  kind: 'anonymous' | 'user' | 'robot' | 'system';
  id: string;
  name: string;
  email: string | null;
  roles: string[];
  /** Left out where nobody has proved anything just now. */
  credential?: Credential;
};

export type Permission = 'read' | 'create' | 'update' | 'manage';

/** A role's right: the permissions hold for documents that the GROQ filter matches. */
export type Grant = { filter: string; permissions: Permission[] };
export type Role = {
  name: string;
  title: string;
  description: string;
  grants: Grant[];
  isAdministrator?: boolean;
};

/** What an identity may do in one dataset. */
export type Access = {
  identity: Identity;
  /** `everything` and `public` (published, no dot in the id) are answered by an index; `filter` asks `canRead` a document. */
  reads: 'everything' | 'public' | 'filter';
  canRead(document: SanityDocument): boolean;
  canCreate(after: SanityDocument): boolean;
  /** Whether an upload may make this asset. */
  canUpload(asset: SanityDocument): boolean;
  canUpdate(before: SanityDocument, after: SanityDocument): boolean;
  canDelete(before: SanityDocument): boolean;
  isAdministrator: boolean;
};

/** What a policy may add to a commit. */
export type Companion =
  | { createOrReplace: { _id: string; _type: string; [field: string]: unknown } }
  | { patch: { id: string; set?: Record<string, unknown>; unset?: string[] } }
  | { delete: { id: string } };

/** Ids of people begin so; neither those of API tokens nor that of the lake's own hand do. */
export const personPrefix = 'p';

/** Whether the id is a person's, who may be gone by now. An API token is none: nobody knows who holds it. */
export const isPersonId = (id: string): boolean => id.startsWith(personPrefix);

/** Stands for who changed something, where too much happened since to tell. */
export const unknownAuthor = '<unknown>';

/** A document that was deleted: its last state, and when it went. ISO 8601. */
export type DeletedDocument = { document: SanityDocument; deletedAt: string };

/** A plan to publish a document, by the published id. */
export type PlannedPublication = { author: string; executeAt: string };

export type Proposal = {
  identity: Identity;
  /** The dataset's name. */
  dataset: string;
  transactionId: string;
  changes: DocumentChange[];
  /** When it takes effect by the machine's clock: now, or when what is being scheduled comes due. ISO 8601. */
  at: string;
  /** The document as the commit would leave it. */
  get(id: string): SanityDocument | null;
  /** The document as it is before the commit. */
  getBefore(id: string): SanityDocument | null;
  /**
   * The latest document of the type under the id, whatever came after it. Null while one is there, and where there
   * never was one.
   */
  findDeleted(id: string, type: string): DeletedDocument | null;
  /** The document as it was at an instant, ISO 8601; null where there was none. */
  getAt(id: string, at: string): SanityDocument | null;
  /**
   * Who made the latest change after which the document, as it is before the commit, was not the same any more.
   * Changes by the lake's own hand are passed over. Null when nobody did; `unknownAuthor` when that lies further back
   * than the history that is looked at.
   */
  findAuthor(
    id: string,
    isSame: (before: SanityDocument | null, after: SanityDocument | null) => boolean,
  ): string | null;
  /** The open schedule that publishes the document. */
  findSchedule(publishedId: string): PlannedPublication | null;
  /** The answer to a GROQ query over the dataset as it is before the commit, past grants, in the raw perspective. */
  ask(query: string, params: Record<string, unknown>): unknown;
};

/**
 * A rule from outside about a proposed commit: a text refuses it (403 with that text), null lets it pass, and so do
 * mutations, which become part of the same transaction by the lake's own hand.
 */
export type Policy = (proposal: Proposal) => string | Companion[] | null;

/** Told of a draft that did not go live at its hour, ISO 8601, and why. */
export type MissedPublication = (
  draft: SanityDocument,
  missed: { reason: string; executeAt: string },
) => Companion[];

/** A change beside the key that the document's row has, or had, in `documents`. */
export type KeyedChange = DocumentChange & { key: number };

/** What `Dataset.commit` writes: already applied, allowed and checked. */
export type CommitDraft = Pick<
  Commit,
  'transactionId' | 'timestamp' | 'author' | 'credential' | 'changes'
> & {
  /** Of what was asked for: the same transaction sent again is known by it. */
  digest: string;
};

/** A document that is about to be written. */
export type NewDocument = { _id: string; _type: string; [field: string]: unknown };

/** What holds in one project beside its grants, whatever the way in. */
export type ProjectRules = {
  policy?: Policy;
  /** What is written to a document whose scheduled publication was cancelled, by the lake's own hand. */
  missed?: MissedPublication;
  /** For the files that a start takes in, which no policy is asked about. */
  imports?: {
    /** Why a document may not be in the dataset; null where it may. */
    problemOf?(document: NewDocument): string | null;
    /** Adds what the policy writes to a document that a client publishes. */
    complete?(document: NewDocument): NewDocument;
  };
};

/** What a product that embeds a lake brings along: all that the lake does not know of itself. */
export type LakeConfiguration = {
  /** Whose lake it is: on the page that people sign in at, and as the name of the lake's own project. */
  title?: string;
  /** Sanity's standard roles when left out. */
  roles?: Role[];
  /** By the project's id. A project that is not named has no rules. */
  projects?: Record<string, ProjectRules>;
};

export type Dataset = {
  project: string;
  name: string;
  /** The same for each dataset of a project. */
  rules: ProjectRules;
  /** Private datasets show nothing to anonymous callers. */
  aclMode: 'public' | 'private';
  db: DatabaseSync;
  /** Where the dataset's database and `assets/` are. */
  folder: string;
  /** Shared with others: never change what it answers. */
  get(id: string): SanityDocument | null;
  /** The number of the latest commit, 0 before the first. */
  sequence(): number;
  /**
   * The instant for a commit now, by the machine's clock: a millisecond after that of the latest where both fall
   * together. A commit that was dated far ahead, by a clock that was wrong, does not date the next.
   */
  now(): string;
  /** Writes all of it in one transaction that survives a crash, or nothing; then tells the listeners. */
  commit(draft: CommitDraft): Commit;
  setAclMode(mode: 'public' | 'private'): void;
  /** Ends when the dataset is closed or deleted: who follows it hears nothing more. */
  closed: AbortSignal;
  close(): void;
  /** Calls back after each commit, in order; the answer ends the subscription. */
  onCommit(listener: (commit: Commit) => void): () => void;
};

export type LakeOptions = LakeConfiguration & {
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
  /** How long a picture may be decoded. */
  pictureLimits?: Partial<DecoderLimits>;
  /** How slowly an upload may come. */
  uploadTimes?: Partial<BodyTimes>;
  /** From which level on requests are logged to standard output, in pino's words; nothing is when it is left out. */
  logLevel?: string;
};

/** The datasets in the data folder. A name that is not one of a project or dataset is never found. */
export type Datasets = {
  find(project: string, name: string): Dataset | null;
  list(project: string): Dataset[];
  listProjects(): string[];
  /** @throws LakeError 400 for a name that is none, 409 when there is such a dataset. */
  create(project: string, name: string, aclMode: Dataset['aclMode']): Dataset;
  /** Deletes its documents, history and assets; answers whether there was such a dataset. */
  remove(project: string, name: string): boolean;
  close(): void;
};

/** What routes find in their request's context. */
export type LakeEnv = { Variables: { project: string; requestId: string } };

/** Where a request goes, and the `Authorization` that it brings. */
export type Entry = { project: string; dataset: string; authorization: string | null };

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

export type Lake = {
  fetch(request: Request): Promise<Response>;
  /** Takes a WebSocket handshake: listener lanes and presence. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
};
