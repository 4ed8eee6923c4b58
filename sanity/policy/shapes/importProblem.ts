import { shapeProblem } from '../../../lib/shapes/shapeProblem.ts';
import { leakOf } from './leakOf.ts';
import { shapes } from './shapes.ts';

/**
 * Why a document of an import would break what readers get, or tell them what the newsroom keeps, or null. One whose id
 * has a dot they never get.
 */
export const importProblem = (document: { _id: string; _type: string }): string | null =>
  document._id.includes('.')
    ? null
    : (leakOf(null, document, new Date().toISOString()) ?? shapeProblem(shapes, null, document));
