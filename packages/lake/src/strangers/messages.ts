import type { Failure, Place } from '../query/worker/messages.ts';
import type { AskedQuestion } from '../query/worker/queryRequest.ts';
import type { Position } from '../store/database/exportDocuments.ts';
import type { Asked } from '../store/findDocuments.ts';

/** What strangers ask, as it came: their thread reads it. */
export type Errand = Place &
  (
    | { kind: 'question'; asked: AskedQuestion }
    | { kind: 'documents'; asked: Asked }
    | { kind: 'export'; types: string[]; position?: Position | undefined }
  );

/** The body of the answer as it is sent. */
export type Done = {
  kind: 'done';
  body: Uint8Array;
  /** Of an export. */
  next?: Position | null;
};

/** With the processor time that it took, in milliseconds. */
export type ErrandReply = (Done | Failure) & { processorMs: number };
