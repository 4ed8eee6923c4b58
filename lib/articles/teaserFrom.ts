import { findPicture } from '../images/imageUrl.ts';
import { typesOfWork } from '../vocabulary.ts';
import type { WireTeaser } from '../wire/teaser.ts';
import { findModifiedAt } from './lastModified.ts';
import type { Teaser } from './Teaser.ts';

const isThere = <T>(value: T | null): value is T => value !== null;

/** Builds the story for a list. */
export const teaserFrom = (wire: WireTeaser): Teaser => ({
  id: wire._id,
  slug: wire.slug,
  headline: wire.headline,
  kicker: wire.kicker ?? null,
  standfirst: wire.standfirst ?? null,
  language: wire.language ?? 'en',
  typeOfWork: typesOfWork.find(({ value }) => value === wire.typeOfWork)?.value ?? 'news',
  section: wire.section ?? null,
  authors: wire.noByline ? [] : (wire.authors ?? []),
  leadImage: findPicture(wire.leadImage),
  keyPoints: (wire.keyPoints ?? []).filter(isThere),
  publishedAt: wire.publishedAt,
  modifiedAt: findModifiedAt(wire.publishedAt, wire.modifiedAt ?? null),
});

export const teasersFrom = (wires: WireTeaser[] | null | undefined): Teaser[] =>
  (wires ?? []).map(teaserFrom);
