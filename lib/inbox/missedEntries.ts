import type { InboxEntry } from './InboxEntry.ts';
import { entriesOfDocuments, type WaitingDocument } from './inboxEntries.ts';

/** The stories and corrections that missed their time, whoever they wait for. */
export const missedEntries = (documents: WaitingDocument[]): InboxEntry[] =>
  documents.flatMap((document) => {
    const { startedBy, requestedBy, missedSchedule } = document;
    const owner = missedSchedule?.by ?? (document._type === 'correction' ? requestedBy : startedBy);
    // To its owner, that it missed its time is what an entry says first.
    const me = typeof owner === 'string' && owner !== '' ? owner : 'nobody';
    return entriesOfDocuments([{ ...document, startedBy: me, requestedBy: me }], me);
  });
