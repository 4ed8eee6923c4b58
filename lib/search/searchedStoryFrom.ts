import { bodyFrom } from '../articles/bodyFrom.ts';
import { teaserFrom } from '../articles/teaserFrom.ts';
import type { BodyBlock, TextBlock } from '../content/blocks.ts';
import type { SearchedStory, SubjectLink } from './SearchedStory.ts';
import type { SearchedStoryResult } from './searchedResults.ts';

const lineOf = ({ children }: TextBlock): string => children.map(({ text }) => text).join('');

/** The texts of a block that belong to the story. A related story is not part of it. */
const linesOf = (block: BodyBlock): (string | null)[] => {
  switch (block._type) {
    case 'block':
      return [lineOf(block)];
    case 'image':
      return [block.picture.caption ?? null];
    case 'gallery':
      return [block.title, ...block.pictures.map(({ picture }) => picture.caption)];
    case 'video':
    case 'audio':
      return [block.title, block.transcript];
    case 'pullQuote':
      return [block.quote, block.attribution];
    case 'factBox':
      return [block.title, ...block.body.map(lineOf)];
    case 'table':
      return [block.caption, ...block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' · '))];
    case 'timeline':
      return [block.title, ...block.events.map(({ date, text }) => `${date} ${text}`)];
    case 'relatedStory':
      return [];
    case 'embed':
      return [block.title];
  }
};

const linkFrom = ({ _id, title, slug }: { _id: string; title: string; slug: string }): SubjectLink => ({
  id: _id,
  title,
  slug,
});

/** About 150,000 words. The process indexes a live story anew with each entry, and answers no search meanwhile. */
const maxEntriesLength = 1_000_000;

/** The texts of the newest entries, oldest first, as far as they are indexed. */
const linesOfEntries = (entries: SearchedStoryResult['entries']): string[] => {
  let length = 0;
  const lines: string[] = [];
  for (const { headline, text } of (entries ?? []).toReversed()) {
    const words = [headline, text].filter((line) => line?.trim()).join('\n');
    length += words.length;
    if (length > maxEntriesLength) break;
    lines.push(words);
  }
  return lines.toReversed();
};

/** The story for search: what its pages show of its own text, live entries included. */
export const searchedStoryFrom = (result: SearchedStoryResult, rev: string, now: Date): SearchedStory => {
  const { id, slug, headline, kicker, standfirst, language, publishedAt, section, authors, keyPoints } =
    teaserFrom(result);
  const lines = [
    result.dateline,
    ...bodyFrom(result.body, now).flatMap(linesOf),
    ...keyPoints,
    result.summary,
    ...linesOfEntries(result.entries),
  ];
  return {
    id,
    rev,
    slug,
    headline,
    kicker,
    standfirst: standfirst ?? '',
    body: lines.filter((line) => line?.trim()).join('\n'),
    language,
    publishedAt,
    section: section && result.sectionId ? { ...section, id: result.sectionId } : null,
    topics: (result.topics ?? []).map(linkFrom),
    people: result.noByline ? [] : (result.people ?? []).map(linkFrom),
    authors,
  };
};
