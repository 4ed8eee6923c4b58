import { mendozaPatch } from '../store/history/mendozaPatch.ts';
import type { DocumentChange } from '../types/documents.ts';

type Effects = { apply: unknown[]; revert: unknown[] };

/** Cached, because many listeners receive the same change. */
const computed = new WeakMap<DocumentChange, Effects>();

/** The Mendoza patches of a change from before to after and back. */
export const effectsOf = (change: DocumentChange): Effects => {
  const known = computed.get(change);
  if (known) return known;
  const [before, after] = [withoutRevision(change.before), withoutRevision(change.after)];
  const effects = { apply: mendozaPatch(before, after), revert: mendozaPatch(after, before) };
  computed.set(change, effects);
  return effects;
};

const withoutRevision = (document: DocumentChange['before']): Record<string, unknown> | null => {
  if (!document) return null;
  const { _rev, ...rest } = document;
  return rest;
};
