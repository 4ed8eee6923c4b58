import { findPicture, type WireImage } from '../images/imageUrl.ts';
import { typesOfWork } from '../vocabulary.ts';
import type { Link, Teaser } from './Article.ts';
import { findModifiedAt } from './lastModified.ts';

export type WireLink = { title?: string | null; slug?: string | null } | null;

/** A story as lists' queries tell it. The schema asks for more, but the lake takes what an API client writes. */
export type WireTeaser = {
  _id: string;
  headline?: string | null;
  slug?: string | null;
  kicker?: string | null;
  standfirst?: string | null;
  language?: string | null;
  typeOfWork?: string | null;
  publishedAt?: string | null;
  modifiedAt?: string | null;
  noByline?: boolean | null;
  section?: WireLink;
  authors?: (string | null)[] | null;
  leadImage?: WireImage | null;
  keyPoints?: (string | null)[] | null;
};

/** A link where both its words and its address are known. */
export const linkFrom = (wire: WireLink | undefined): Link | null =>
  wire?.title && wire.slug ? { title: wire.title, slug: wire.slug } : null;

export const linksFrom = (wires: (WireLink | undefined)[] | null | undefined): Link[] =>
  (wires ?? []).map(linkFrom).filter((link) => link !== null);

/** The story that a list shows, or null where it has no headline, address or date yet. */
export const findTeaser = (wire: WireTeaser | null | undefined): Teaser | null => {
  if (!wire?.headline || !wire.slug || !wire.publishedAt) return null;
  return {
    id: wire._id,
    slug: wire.slug,
    headline: wire.headline,
    kicker: wire.kicker ?? null,
    standfirst: wire.standfirst ?? null,
    language: wire.language ?? 'en',
    typeOfWork: typesOfWork.find(({ value }) => value === wire.typeOfWork)?.value ?? 'news',
    section: linkFrom(wire.section),
    authors: wire.noByline ? [] : (wire.authors ?? []).filter((name) => name !== null),
    leadImage: findPicture(wire.leadImage),
    keyPoints: (wire.keyPoints ?? []).filter((point) => point !== null),
    publishedAt: wire.publishedAt,
    modifiedAt: findModifiedAt(wire.publishedAt, wire.modifiedAt ?? null),
  };
};

export const teasersFrom = (wires: (WireTeaser | null)[] | null | undefined): Teaser[] =>
  (wires ?? []).map(findTeaser).filter((teaser) => teaser !== null);
