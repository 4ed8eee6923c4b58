import type { DeletedDocument, DocumentChange, NewDocument, SanityDocument } from './documents.ts';
import type { Identity } from './identities.ts';
import type { Upload } from './uploads.ts';

/** A mutation that a policy adds to a commit. It may change a system document, such as a release. */
export type Companion =
  | { createOrReplace: { _id: string; _type: string; [field: string]: unknown } }
  | { patch: { id: string; set?: Record<string, unknown>; unset?: string[] } }
  | { delete: { id: string } };

/**
 * Cancels the open schedule that publishes a document, and marks its drafts as the project's rules mark those that missed
 * their time. `because` is the reason for people. Without such a schedule it does nothing.
 */
export type Cancellation = { cancelSchedule: { publishedId: string; because: string } };

/** The schedule of a publication. `executeAt` is an ISO 8601 instant. */
export type PlannedPublication = { author: string; executeAt: string };

/** A proposed commit. */
export type Proposal = {
  identity: Identity;
  /** The name of the dataset. */
  dataset: string;
  transactionId: string;
  changes: DocumentChange[];
  /** The instant when it takes effect, ISO 8601: now, or the due time of a schedule that is being checked. */
  at: string;
  /** The upload whose asset the commit creates; null for any other commit. */
  upload: Upload | null;
  /** The document after the commit. */
  get(id: string): SanityDocument | null;
  /** The document before the commit. */
  getBefore(id: string): SanityDocument | null;
  /**
   * The latest deleted document with the id and the type. Null if such a document exists now, or never existed.
   */
  findDeleted(id: string, type: string): DeletedDocument | null;
  /** The document at an instant, ISO 8601; null if it did not exist then. */
  getAt(id: string, at: string): SanityDocument | null;
  /**
   * The author of the latest change for which `isSame` is false, among the changes before the commit. Changes by the
   * lake itself are ignored. Null if there is no such change; `unknownAuthor` if it is older than the part of the
   * history that is searched.
   */
  findAuthor(
    id: string,
    isSame: (before: SanityDocument | null, after: SanityDocument | null) => boolean,
    among?: Authorship,
  ): string | null;
  /**
   * The author of the latest creation of the document before the commit, however many changes came since. Creations by
   * the lake itself are ignored. Null if there is none.
   */
  findCreator(id: string): string | null;
  /**
   * The id of the person who may know this person's password, because they added the account or reset the password
   * and no other administrator confirmed the account since. For a removed account the id of the person's new one.
   * Otherwise the same id. Two people with the same controller may be one person.
   */
  controllerOf(id: string): string;
  /** The open schedule that publishes the document; null if there is none. */
  findSchedule(publishedId: string): PlannedPublication | null;
  /**
   * The ids of the other documents that have a strong reference to a document after the commit, without companions. A
   * commit that deletes it is rejected while one is left.
   */
  listReferrers(id: string): string[];
  /** The result of a GROQ query before the commit, in the raw perspective. It ignores grants. */
  ask(query: string, params: Record<string, unknown>): unknown;
};

/** Which changes of a document are searched for an author: all, if nothing is said. */
type Authorship = {
  isAsked: (author: string) => boolean;
  /** The search ends at the change after which the document is so, and leaves that change out. */
  isStart: (after: SanityDocument | null) => boolean;
};

/** Why a policy rejects one document of a commit. `title` names the document for people. */
export type Refusal = { id: string; title: string | null; reason: string };

/**
 * A rule of the embedding product about a proposed commit. A text rejects the commit with status 403 and this text, as do
 * refusals of several documents. Null allows it. A list of mutations allows it too, and the lake adds them to the same
 * transaction.
 */
export type Policy = (
  proposal: Proposal,
) => string | { refusals: Refusal[] } | (Companion | Cancellation)[] | null;

/**
 * Called for a draft that was not published at its scheduled time, ISO 8601. Returns mutations for the lake to commit.
 * `drafts` are all drafts of the schedule, `author` is the user who scheduled it last. `cancelledAt` is set if the policy cancelled the schedule before its time.
 */
export type MissedPublication = (
  draft: SanityDocument,
  missed: {
    reason: string;
    executeAt: string;
    author: string;
    cancelledAt?: string;
    drafts: SanityDocument[];
  },
) => Companion[];

/** One document with personal data, in its latest version that has them. Instants are ISO 8601. */
export type KeptPersonalData = { document: SanityDocument; firstAt: string; deletedAt: string | null };

/**
 * The data of people outside that documents hold. They are erased from the documents and from their past: when their time
 * is over, and when somebody asks.
 */
export type PersonalData = {
  /** The names of the fields with such data. */
  fields: readonly string[];
  /** The data in a document; empty if it has none. @param get the stored document with an id. */
  valuesOf(document: SanityDocument, get: (id: string) => SanityDocument | null): string[];
  /** The document without them. `values` are all of its subject, which other fields may quote. The same object if nothing changes. */
  without(
    document: SanityDocument,
    values: readonly string[],
    get: (id: string) => SanityDocument | null,
  ): SanityDocument;
  /** The id that all documents about one matter share. They are erased together. */
  subjectOf(id: string): string;
  /** Whether the time to keep them is over. @param kept all documents of a subject. @param now ISO 8601. */
  isExpired(kept: readonly KeptPersonalData[], now: string): boolean;
  /** The most days that they are kept; so long stays the data that a restore put aside. */
  maxDays: number;
  /** Who may erase them when somebody asks. */
  mayErase(identity: Identity): boolean;
};

/** What an import writes beside a document. */
export type ImportCompanion =
  | { createIfNotExists: NewDocument }
  | { patch: { id: string; set: Record<string, unknown> } };

/** The rules of a project. They apply to all ways of writing, in addition to grants. */
/** A reference of an imported document, with the types that its target may have. `path` names its field for people. */
export type ImportReference = { id: string; path: string; to: string[]; mayBeLost: boolean };

export type ProjectRules = {
  policy?: Policy;
  /**
   * Asked about a transaction that was rejected: why somebody else was faster, or null. The answer replaces the rejection,
   * with status 409. An action that failed is not among the changes, nor is any after it.
   */
  overtaken?(proposal: Proposal): string | null;
  /** The data of people outside in its documents. Default: there is none, and nothing is erased. */
  personalData?: PersonalData;
  /** Called if a scheduled publication is cancelled. */
  missed?: MissedPublication;
  /**
   * Returns true if a change of a scheduled draft changes nothing that is published: it does not cancel the schedule,
   * whoever made it. Without this function, only a change of nothing at all does not.
   */
  isSameWork?(before: SanityDocument, after: SanityDocument): boolean;
  /** Rules for files that are imported at the start. They replace the policy, which is not called then. */
  imports?: {
    /** The reason why the dataset may not have the document; null if it may. */
    problemOf?(document: NewDocument): string | null;
    /**
     * The references of a document whose targets must be of certain types. A target that is neither in the file nor in the
     * dataset is an error, unless `mayBeLost` is true.
     */
    referencesOf?(document: NewDocument): ImportReference[];
    /** Adds the fields that the policy sets when a client publishes a document. */
    complete?(document: NewDocument): NewDocument;
    /** Documents that belong to an imported one, as the policy writes them with an upload. @param assets its new files. */
    companions?(document: NewDocument, assets: NewDocument[]): ImportCompanion[];
  };
};
