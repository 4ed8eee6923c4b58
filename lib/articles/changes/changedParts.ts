import type { AffectedPart } from '../../corrections/vocabulary.ts';
import type { StoredStory } from './readContent.ts';

/** The parts of a story that can be compared. An absent field is empty. */
export type ComparedStory = {
  headline?: string | null;
  standfirst?: string | null;
  body?: unknown[] | null;
  summary?: string | null;
  keyPoints?: string[] | null;
  leadImage?: unknown;
  bylines?: unknown[] | null;
  noByline?: boolean | null;
  contacts?: unknown[] | null;
};

/** Ignores keys and empty fields, which are not content. */
const withoutKeys = (name: string, value: unknown): unknown =>
  name === '_key' || value === null || value === '' ? undefined : value;

const contentOf = (...values: unknown[]): string =>
  JSON.stringify(
    values.map((value) => (Array.isArray(value) && value.length === 0 ? undefined : (value ?? undefined))),
    withoutKeys,
  );

/** Stored values may break the schema. */
const trimmed = (text: unknown): unknown => (typeof text === 'string' ? text.trim() : text);

const contents: Record<AffectedPart, (story: StoredStory) => string> = {
  headline: ({ headline }) => contentOf(trimmed(headline)),
  standfirst: ({ standfirst }) => contentOf(trimmed(standfirst)),
  body: ({ body }) => contentOf(body),
  summary: ({ summary, keyPoints }) => contentOf(trimmed(summary), keyPoints),
  caption: ({ leadImage }) => contentOf(leadImage),
  contact: ({ contacts }) => contentOf(contacts),
  byline: ({ bylines, noByline }) => contentOf(bylines, noByline || undefined),
};

/** The parts that differ between two versions, in reading order. */
export const changedParts = (before: StoredStory, after: StoredStory): AffectedPart[] =>
  (Object.keys(contents) as AffectedPart[]).filter(
    (part) => contents[part](before) !== contents[part](after),
  );
