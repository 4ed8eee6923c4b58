import type { DeletedDocument, DocumentChange, NewDocument, SanityDocument } from './documents.ts';
import type { Identity } from './identities.ts';

/** What a policy may add to a commit. */
export type Companion =
  | { createOrReplace: { _id: string; _type: string; [field: string]: unknown } }
  | { patch: { id: string; set?: Record<string, unknown>; unset?: string[] } }
  | { delete: { id: string } };

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
