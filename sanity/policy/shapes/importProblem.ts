import { frontPageProblem } from '../../../lib/front/frontPageProblem.ts';
import { privateReferenceProblem } from '../../../lib/references/privateReferenceProblem.ts';
import { shapeProblem } from '../../../lib/shapes/shapeProblem.ts';
import type { FoundReference } from '../../../lib/shapes/Walk.ts';
import { leakOf } from './leakOf.ts';
import { shapes } from './shapes.ts';

/**
 * Returns why an imported document breaks the schema or reveals private data, or null. Documents with a dot in
 * their id are private and not checked.
 */
export const importProblem = (document: { _id: string; _type: string }): string | null =>
  document._id.includes('.')
    ? null
    : (leakOf(null, document, { at: new Date().toISOString(), timeZone: 'UTC' }) ??
      shapeProblem(shapes, null, document) ??
      privateReferenceProblem(null, document) ??
      frontPageProblem(document._id, document));

/** The references of an imported document that readers see. @see wrongReferenceProblem */
export const importReferences = (document: { _id: string; _type: string }): FoundReference[] =>
  document._id.includes('.') ? [] : shapes.referencesOf(document);
