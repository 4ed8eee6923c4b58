import type { Teaser } from '../content/Teaser.ts';
import { findPicture } from '../images/imageUrl.ts';
import type { TeaserResult } from '../queryResults/teaser.ts';
import { typesOfWork } from '../vocabulary.ts';
import { findModifiedAt } from './lastModified.ts';

const isThere = <T>(value: T | null): value is T => value !== null;

/** Builds the story for a list. */
export const teaserFrom = (result: TeaserResult): Teaser => ({
  id: result._id,
  slug: result.slug,
  headline: result.headline,
  kicker: result.kicker ?? null,
  standfirst: result.standfirst ?? null,
  language: result.language ?? 'en',
  typeOfWork: typesOfWork.find(({ value }) => value === result.typeOfWork)?.value ?? 'news',
  hasEnded: Boolean(result.liveEndedAt),
  section: result.section ?? null,
  authors: result.noByline ? [] : (result.authors ?? []),
  leadImage: findPicture(result.leadImage),
  keyPoints: (result.keyPoints ?? []).filter(isThere),
  publishedAt: result.publishedAt,
  modifiedAt: findModifiedAt(result.publishedAt, result.modifiedAt ?? null),
});

export const teasersFrom = (results: TeaserResult[] | null | undefined): Teaser[] =>
  (results ?? []).map(teaserFrom);
