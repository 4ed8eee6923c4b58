import { type AffectedPart, affectedParts } from '../vocabulary.ts';

/** The chosen parts and those that must be named, in reading order. */
export const namedParts = (chosen: AffectedPart[], toName: AffectedPart[]): AffectedPart[] =>
  affectedParts.map(({ value }) => value).filter((part) => chosen.includes(part) || toName.includes(part));

/** Why a request does not name what it must, or null. @param affects as stored. */
export const unnamedPartsProblem = (affects: unknown, toName: AffectedPart[]): string | null => {
  const missing = toName.filter((part) => !Array.isArray(affects) || !affects.includes(part));
  return missing.length > 0
    ? `A correction names all parts of the story that its draft changes. Add ${missing.join(', ')} to affects.`
    : null;
};
