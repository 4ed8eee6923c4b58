import type { Words } from '../words/wordsOf.ts';
import type { Correction, PublicKind } from './Correction.ts';

/** The paths of the kinds under /corrections. They are the same in all languages. */
export const kindPaths: Record<PublicKind, string> = {
  correction: 'corrections',
  clarification: 'clarifications',
  'editors-note': 'editors-notes',
  update: 'updates',
  retraction: 'retractions',
};

export const publicKinds = Object.keys(kindPaths) as PublicKind[];

/** The kind named by a path under /corrections, or null. */
export const findKindByPath = (path: string): PublicKind | null =>
  publicKinds.find((kind) => kindPaths[kind] === path) ?? null;

/** A note as plain text, for places without room for the rest. */
export const noteWords = ({ note, isAlone }: Pick<Correction, 'note' | 'isAlone'>, words: Words): string =>
  isAlone ? `${note} ${words('corrections.alone')}` : note;
