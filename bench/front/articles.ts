import type { SanityClient } from '@sanity/client';

/** Writes distinct stories, 500 a transaction, and answers their addresses. */
export const writeArticles = async (client: SanityClient, count: number): Promise<string[]> => {
  const section = await client.fetch<string>('*[_type == "section"][0]._id');
  const slugs = Array.from({ length: count }, (_, number) => `bench-${number}`);
  for (let from = 0; from < slugs.length; from += 500) {
    const transaction = client.transaction();
    for (const slug of slugs.slice(from, from + 500)) transaction.createOrReplace(article(slug, section));
    await transaction.commit({ visibility: 'async' });
  }
  return slugs.map((slug) => `/articles/${slug}`);
};

const article = (slug: string, section: string) => ({
  _id: slug,
  _type: 'article',
  headline: `Headline of ${slug}`,
  slug: { _type: 'slug', current: slug },
  standfirst: 'A standfirst that is as long as standfirsts are wont to be in this newsroom of ours.',
  section: { _type: 'reference', _ref: section },
  noByline: true,
  firstPublishedAt: '2025-01-01T08:00:00Z',
  body: Array.from({ length: 12 }, (_, paragraph) => ({
    _type: 'block',
    _key: `p${paragraph}`,
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: 's', text: `${slug}: paragraph ${paragraph}. `.repeat(8), marks: [] }],
  })),
});
