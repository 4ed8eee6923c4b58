import { type Step, statesOf } from '../store/history/revisions.ts';
import type { Access } from '../types/access.ts';
import type { StoredDocuments } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';

/** Whether a caller may see the effect of a transaction on a document: only if they may read it before and after. */
export type MayReadStep = (step: Pick<Step, 'documentId' | 'sequence'>) => boolean;

export const mayReadStep = (dataset: StoredDocuments, access: Access): MayReadStep => {
  if (access.reads === 'everything') return () => true;
  const mayReadState = (document: SanityDocument | null): boolean =>
    document === null || access.canRead(document);
  const readable = new Map<string, Set<number>>();
  const readableSteps = (id: string): Set<number> => {
    const known =
      readable.get(id) ??
      new Set(
        Array.from(statesOf(dataset, id))
          .filter(({ before, after }) => mayReadState(before) && mayReadState(after))
          .map(({ step }) => step.sequence),
      );
    readable.set(id, known);
    return known;
  };
  return ({ documentId, sequence }) => readableSteps(documentId).has(sequence);
};
