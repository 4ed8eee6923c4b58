import { laterOf } from '../dates/instants.ts';
import { slugFor } from '../text/slugFor.ts';
import type { Coverage } from './Coverage.ts';

const reference = (id: string) => ({ _type: 'reference', _ref: id });

/** A planned story becomes one story, whoever begins it and how often: its id follows from the plan's. */
export const storyIdFor = (coverageId: string): string => `story-${coverageId.replaceAll('.', '-')}`;

export const coverageReference = (coverageId: string) => ({ ...reference(coverageId), _weak: true });

/** Bylines as a story has them: each with its own key. */
const bylinesOf = ({ bylines }: Coverage) =>
  bylines?.map(({ _ref }, index) => ({ ...reference(_ref), _key: `byline-${index}` }));

/** The stricter one of two embargoes, ISO 8601, or undefined for none. */
export const stricterEmbargo = (planned: string | null | undefined, own: unknown): unknown => {
  if (own === undefined || own === null) return planned ?? undefined;
  return typeof own === 'string' ? (laterOf(planned ?? null, own) ?? undefined) : own;
};

/**
 * The fields of the draft that a planned story becomes. Its writer is the person it is planned for.
 *
 * @param usual the usual byline of whoever begins it, for a plan without a byline.
 * @param language that of the publication.
 */
export const storyDraft = (
  coverageId: string,
  coverage: Coverage,
  { me, usual, language }: { me: string; usual: Record<string, unknown>; language: string },
): { _type: string; [field: string]: unknown } => {
  const { headline, slug, desk, assignedTo, embargoedUntil } = coverage;
  const isForMe = !assignedTo?.length || assignedTo.includes(me);
  const bylines = bylinesOf(coverage);
  const title = headline?.trim() || slug?.trim() || '';
  return {
    _type: 'article',
    headline: title,
    slug: { _type: 'slug', current: slugFor(title) },
    ...(desk && { section: reference(desk._ref) }),
    ...(bylines?.length ? { bylines } : isForMe ? usual : {}),
    ...(embargoedUntil && { embargoedUntil }),
    typeOfWork: 'news',
    language,
    startedBy: isForMe ? me : (assignedTo?.[0] ?? me),
    coverage: coverageReference(coverageId),
  };
};
