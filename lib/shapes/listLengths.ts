import { isObject } from '../isObject.ts';

/** A published story with more is not drawn, and a draft may not have more: each of its revisions is compared with others. */
export const maxSources = 1_000;
/** The links and notes of a paragraph. */
export const maxMarkDefinitions = 1_000;

type Fields = Record<string, unknown>;

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Of the paragraph with the most. Not recursive, because clients choose the depth. */
const mostMarkDefinitions = (body: unknown): number => {
  let most = 0;
  const waiting = [body];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value)) most = Math.max(most, lengthOf(value.markDefs));
    for (const inner of Object.values(value)) waiting.push(inner);
  }
  return most;
};

/**
 * Returns why a document may not be stored, not even as a draft, or null: its lists are too long to compare. One that is
 * too long already may become shorter.
 */
export const listLengthProblem = (before: Fields | null, after: Fields): string | null => {
  const sources = lengthOf(after.sources);
  if (sources > maxSources && sources > lengthOf(before?.sources))
    return `The story has ${sources.toLocaleString('en')} sources. At most ${maxSources.toLocaleString('en')} fit.`;
  const marks = mostMarkDefinitions(after.body);
  return marks > maxMarkDefinitions && marks > mostMarkDefinitions(before?.body)
    ? `A paragraph has ${marks.toLocaleString('en')} links and notes. At most ${maxMarkDefinitions.toLocaleString('en')} fit. Divide it.`
    : null;
};
