import type { DatasetLocation, Failure } from '../query/worker/messages.ts';
import type { RawQueryRequest } from '../query/worker/queryRequest.ts';
import type { Position } from '../store/database/exportDocuments.ts';
import type { Asked } from '../store/findDocuments.ts';

/** A request of an anonymous client, unparsed: the worker thread parses it. */
export type Task = DatasetLocation &
  (
    | { kind: 'query'; asked: RawQueryRequest }
    | { kind: 'documents'; asked: Asked }
    | { kind: 'export'; types: string[]; position?: Position | undefined }
  );

/** The body of the response, as it is sent. */
export type Done = {
  kind: 'done';
  body: Uint8Array;
  /** Where an export continues; null at its end. */
  next?: Position | null;
};

/** The result with the processor time that it took. */
export type TaskReply = (Done | Failure) & { processorMs: number };
