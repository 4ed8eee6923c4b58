import { listDocumentEvents } from '../history/documentEvents.ts';
import { mayReadStep } from '../history/mayReadStep.ts';
import { listReleaseEvents } from '../history/releaseEvents.ts';
import { listTransactions } from '../history/transactionLog.ts';
import { type Batch, exportBatch } from '../store/database/exportDocuments.ts';
import { findDocuments } from '../store/findDocuments.ts';
import { findAtRevision, findAtTime, findLastRevision } from '../store/history/revisions.ts';
import type { Access } from '../types/access.ts';
import type { StoredDocuments } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { Moment, Read } from './messages.ts';

/** The text of a response, and where an export continues. */
export const answerRead = (dataset: StoredDocuments, access: Access, read: Read): Batch => {
  if (read.kind === 'export') return exportBatch(dataset, access, read.types, read.position);
  return { lines: textOf(dataset, access, read), next: null };
};

const textOf = (
  dataset: StoredDocuments,
  access: Access,
  read: Exclude<Read, { kind: 'export' }>,
): string => {
  switch (read.kind) {
    case 'documents':
      return JSON.stringify(findDocuments(dataset, access, read.asked));
    case 'documents at':
      return JSON.stringify({ documents: documentsAt(dataset, access, read.ids, read.moment) });
    case 'document events': {
      const { id, page } = read;
      if (!mayReadPast(dataset, access, id)) return JSON.stringify({ events: { [id]: [] }, nextCursor: '' });
      const found = listDocumentEvents(dataset, id, { ...page, mayRead: mayReadStep(dataset, access) });
      return JSON.stringify({ events: { [id]: found.events }, nextCursor: found.nextCursor });
    }
    case 'release events': {
      const { name, page } = read;
      if (!mayReadPast(dataset, access, `_.releases.${name}`))
        return JSON.stringify({ events: [], nextCursor: '' });
      return JSON.stringify(
        listReleaseEvents(dataset, name, { ...page, mayRead: mayReadStep(dataset, access) }),
      );
    }
    case 'transactions':
      return listTransactions(dataset, access, read.ids, read.options)
        .map((entry) => `${JSON.stringify(entry)}\n`)
        .join('');
  }
};

const documentsAt = (
  dataset: StoredDocuments,
  access: Access,
  ids: string[],
  moment: Moment,
): SanityDocument[] =>
  ids
    .map((id) => {
      if (moment === 'last') return findLastRevision(dataset, id);
      if ('time' in moment) return findAtTime(dataset, id, moment.time);
      return findAtRevision(dataset, id, moment.revision);
    })
    .filter((document) => document !== null && access.canRead(document)) as SanityDocument[];

const mayReadPast = (dataset: StoredDocuments, access: Access, id: string): boolean => {
  if (access.reads === 'everything') return true;
  const document = findLastRevision(dataset, id);
  return document !== null && access.canRead(document);
};
