import { z } from 'zod';
import type { PageFacts } from '../Line.ts';

const name = z.union([z.string(), z.object({ name: z.string() }).transform((thing) => thing.name)]);
const names = z.union([name.transform((one) => [one]), z.array(name)]).catch([]);
/** Metadata are a line each. What is longer is cut. */
const maxCharacters = 1_000;
const maxAuthors = 20;

const text = z
  .string()
  .trim()
  .min(1)
  .transform((value) => value.slice(0, maxCharacters))
  .nullable()
  .catch(null);

const newsArticle = z.object({
  headline: text.default(null),
  description: text.default(null),
  datePublished: text.default(null),
  inLanguage: text.default(null),
  articleSection: z
    .union([z.string(), z.array(z.string()).transform(([first]) => first ?? null)])
    .nullable()
    .catch(null)
    .default(null),
  author: names.default([]),
  publisher: name.nullable().catch(null).default(null),
});

const typed = z.object({ '@type': z.union([z.string(), z.array(z.string())]) });
const isArticle = (thing: unknown): boolean => {
  const { data } = typed.safeParse(thing);
  return data !== undefined && [data['@type']].flat().some((type) => /Article|Posting|Report/.test(type));
};

const structuredData = (document: Document) => {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(script.textContent ?? '');
    } catch {
      continue;
    }
    const graph = z.object({ '@graph': z.array(z.unknown()) }).safeParse(parsed).data?.['@graph'];
    const found = (graph ?? [parsed].flat()).find(isArticle);
    if (found) return newsArticle.parse(found);
  }
  return null;
};

/** Reads a page's metadata from structured data, else from meta elements. */
export const pageFacts = (document: Document): PageFacts => {
  const data = structuredData(document);
  const meta = (key: string): string | null =>
    document
      .querySelector(`meta[property="${key}"], meta[name="${key}"]`)
      ?.getAttribute('content')
      ?.trim()
      .slice(0, maxCharacters) || null;
  const time = document.querySelector(
    'time[pubdate], article time[datetime], time[itemprop="datePublished"]',
  );
  const author = meta('author');
  return {
    headline: data?.headline ?? meta('og:title'),
    title:
      document.querySelector('title')?.textContent?.slice(0, maxCharacters).replaceAll(/\s+/g, ' ').trim() ||
      null,
    description: data?.description ?? meta('og:description') ?? meta('description'),
    section: data?.articleSection ?? meta('article:section'),
    publishedAt:
      data?.datePublished ?? meta('article:published_time') ?? time?.getAttribute('datetime') ?? null,
    authors: data && data.author.length > 0 ? data.author.slice(0, maxAuthors) : author ? [author] : [],
    language: data?.inLanguage ?? (document.documentElement.getAttribute('lang') || null),
    address:
      webAddress(document.querySelector('link[rel~="canonical"]')?.getAttribute('href')) ??
      webAddress(meta('og:url')),
    outlet: meta('og:site_name') ?? data?.publisher ?? null,
  };
};

const webAddress = (address: string | null | undefined): string | null =>
  address && URL.canParse(address) && /^https?:/i.test(address) ? new URL(address).href : null;
