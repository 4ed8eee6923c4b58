import { trimEnd } from '../../../text/trimEnd.ts';
import { comparable } from '../../recognise/comparable.ts';
import { type JsonLd, type Thing, typesOf } from './jsonLd.ts';

type Known = { address: string | null; titles: (string | null)[] };

/**
 * The article that a page is about. Pages list others beside it: its address or its headline tells it from them.
 * Null if several may be meant.
 */
export const findArticle = (data: JsonLd, { address, titles }: Known): Thing | null => {
  const articles = data.things.filter(({ thing }) => typesOf(thing).some((type) => articleTypes.test(type)));
  const names = new Set(titles.flatMap((title) => (title ? [comparable(title)] : [])));
  const isNamed = ({ thing }: { thing: Thing }): boolean =>
    data.texts([thing.headline, thing.name]).some((text) => names.has(comparable(text)));
  const isHere = ({ thing }: { thing: Thing }): boolean =>
    address !== null &&
    [...data.addresses(thing.url), ...data.addresses(thing.mainEntityOfPage)].some(
      (known) => withoutScheme(known) === withoutScheme(address),
    );
  const highest = Math.min(...articles.map(({ depth }) => depth));
  const top = articles.filter(({ depth }) => depth === highest);
  const full = top.filter(({ thing }) => thing.author !== undefined && thing.datePublished !== undefined);
  const found =
    articles.find((one) => isHere(one) && isNamed(one)) ??
    articles.find(isNamed) ??
    top.find(isHere) ??
    (top.length === 1 ? top[0] : full.length === 1 ? full[0] : undefined);
  return found?.thing ?? null;
};

/** The page itself, which systems describe when they do not describe its article. */
export const findWebPage = (data: JsonLd): Thing | null =>
  data.things.find(({ thing }) =>
    typesOf(thing).some((type) => /^(?:WebPage|ItemPage|Recipe|Review|VideoObject)$/.test(type)),
  )?.thing ?? null;

const articleTypes = /(?:Article|Posting|^Report|BlogPost)$/;

const typesOfWork: [RegExp, string][] = [
  [/^OpinionNewsArticle$/, 'opinion'],
  [/^AnalysisNewsArticle$/, 'analysis'],
  [/^BackgroundNewsArticle$/, 'explainer'],
  [/^LiveBlogPosting$/, 'live'],
];

export const typeOfWorkOf = (article: Thing): string | null =>
  typesOfWork.find(([pattern]) => typesOf(article).some((type) => pattern.test(type)))?.[1] ?? null;

const withoutScheme = (address: string): string =>
  trimEnd(address.replace(/^https?:\/\/(?:www\.)?/i, '').split(/[?#]/, 1)[0] ?? '', '/').toLowerCase();
