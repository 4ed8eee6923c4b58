import type { LogOptions } from '../history/transactionLog.ts';
import type { DatasetLocation, Failure } from '../query/worker/messages.ts';
import type { Position } from '../store/database/exportDocuments.ts';
import type { Asked } from '../store/findDocuments.ts';
import type { Identity, Role } from '../types/identities.ts';

/** A moment of the past: after a transaction, at an instant (ISO 8601), or the last state. */
export type Moment = { revision: string } | { time: string } | 'last';

type Page = { limit: number; cursor: string };

/** What can take long to read: whole documents, and whatever goes through a history. */
export type Read =
  | { kind: 'documents'; asked: Asked }
  | { kind: 'export'; types: string[]; position?: Position | undefined }
  | { kind: 'documents at'; ids: string[]; moment: Moment }
  | { kind: 'document events'; id: string; page: Page }
  | { kind: 'release events'; name: string; page: Page }
  | { kind: 'transactions'; ids: string[] | null; options: LogOptions };

export type ReadTask = DatasetLocation & { identity: Identity; roles: Role[]; read: Read };

/** The body of the response, as it is sent. */
export type ReadDone = {
  kind: 'done';
  body: Uint8Array<ArrayBuffer>;
  /** Where an export continues; null at its end. */
  next: Position | null;
};

export type ReadReply = ReadDone | Failure;
