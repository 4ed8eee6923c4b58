import { z } from 'zod';
import { isObject } from '../isObject.ts';
import { correction } from './correction.ts';
import { instant, maxReferences, name } from './fields.ts';
import { isRequired } from './parseResult.ts';
import { ownStory } from './story.ts';

type Document = { _type: string; [field: string]: unknown };

/** The server writes the dates, except those of an import. */
const dates = {
  firstPublishedAt: instant.nullish(),
  modifiedAt: instant.nullish(),
  retractedAt: instant.nullish(),
};

const references = z.array(z.unknown()).max(maxReferences).nullish();

/** The parts that make a page, a note or a byline unreadable. */
const storedParts = new Map<string, z.ZodType>(
  Object.entries({
    article: ownStory
      .omit({ publishedAt: true, modifiedAt: true, retractedAt: true })
      .extend({ ...dates, topics: references, bylines: references, contacts: references }),
    correction: correction.omit({ publishedAt: true }),
    // Stories show their writers by name.
    person: z.object({ name: name.nullish() }),
    section: z.object({ title: name.nullish() }),
    topic: z.object({ title: name.nullish() }),
    page: z.object({ title: name.nullish() }),
  }),
);

/** A stored document with its fields named as queries name them. */
const asResult = ({ slug, ...document }: Document): unknown => ({
  ...document,
  slug: isObject(slug) ? slug.current : null,
});

const findIssue = (document: Document | null): z.core.$ZodIssue | null => {
  const parts = document && storedParts.get(document._type);
  // Nobody can open a story without an address.
  if (!parts || (document._type === 'article' && !isObject(document.slug))) return null;
  return parts.safeParse(asResult(document)).error?.issues.find(isLoss) ?? null;
};

/** Without the list of its links, a paragraph is shown, but its links are not. */
const isLoss = (issue: z.core.$ZodIssue): boolean => isRequired(issue) || issue.path.at(-1) === 'markDefs';

/**
 * Returns why the site could not show a story or a note once it is published, or null: it takes too long to draw. One
 * editor could hide a story by an addition. What was unreadable before can be published, to correct it.
 *
 * @param before the published version, or null.
 */
export const unreadableProblem = (before: Document | null, after: Document): string | null => {
  const issue = findIssue(after);
  return issue && !findIssue(before)
    ? `The site cannot show this document: “${z.core.toDotPath(issue.path)}” is invalid (${issue.message}). Correct it before you publish.`
    : null;
};
