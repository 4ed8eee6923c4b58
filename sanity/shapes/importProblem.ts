import { shapeProblem } from '../../lib/shapes/shapeProblem.ts';
import { shapes } from './shapes.ts';

/** Why a document of an import would break what readers get, or null. One whose id has a dot they never get. */
export const importProblem = (document: { _id: string; _type: string }): string | null =>
  document._id.includes('.') ? null : shapeProblem(shapes, null, document);
