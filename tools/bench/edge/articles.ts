import type { SanityClient } from '@sanity/client';

const wordsPerStory = 600;
const wordsPerParagraph = 50;
const minuteMs = 60_000;

/** Writes distinct stories in all sections, 500 per transaction. @returns their addresses. */
export const writeArticles = async (client: SanityClient, count: number): Promise<string[]> => {
  const sections = await client.fetch<string[]>('*[_type == "section"]._id');
  const numbers = Array.from({ length: count }, (_, number) => number);
  for (let from = 0; from < count; from += 500) {
    const transaction = client.transaction();
    for (const number of numbers.slice(from, from + 500))
      transaction.createOrReplace(article(number, sections[number % sections.length] ?? ''));
    await transaction.commit({ visibility: 'async' });
  }
  return numbers.map((number) => `/articles/${slugOf(number)}`);
};

const slugOf = (number: number): string => `bench-${number}`;

/** A story of distinct words. */
export const article = (number: number, section: string, words = wordsPerStory) => {
  const source = wordsFrom(number + 1);
  const text = (length: number) => Array.from({ length }, () => source.next().value).join(' ');
  return {
    _id: slugOf(number),
    _type: 'article',
    headline: text(8),
    slug: { _type: 'slug', current: slugOf(number) },
    standfirst: text(20),
    section: { _type: 'reference', _ref: section },
    noByline: true,
    firstPublishedAt: new Date(Date.UTC(2025, 0, 1) + number * minuteMs).toISOString(),
    body: Array.from({ length: words / wordsPerParagraph }, (_, paragraph) => ({
      _type: 'block',
      _key: `p${paragraph}`,
      style: 'normal',
      markDefs: [],
      children: [{ _type: 'span', _key: 's', text: `${text(wordsPerParagraph)}.`, marks: [] }],
    })),
  };
};

const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo ze'.split(' ');

/** Pseudo-random words that compress about as well as natural language. @see Lehmer's generator */
function* wordsFrom(seed: number): Generator<string, never> {
  let state = seed;
  const syllable = () => {
    state = (state * 48_271) % 2_147_483_647;
    return syllables[state % syllables.length] ?? '';
  };
  for (;;) yield syllable() + syllable() + (syllable() > 'n' ? syllable() : '');
}
