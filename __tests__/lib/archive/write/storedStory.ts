import {
  publicDocument,
  type StoredDocument,
  withAssetFiles,
} from '../../../../lib/archive/write/publicDocument.ts';
import type { ArticleResult } from '../../../../lib/queryResults/story.ts';
import { fileOf } from '../../../fixtures/exportedStory.ts';

type Loose = Record<string, unknown>;

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const reference = (_ref: string) => ({ _type: 'reference', _ref });
const keyed = (_ref: string) => ({ ...reference(_ref), _key: _ref });

/** What a query answers, as it is stored: with assets as references, and without what is not set. */
const stored = (value: unknown, files: Map<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((one) => stored(one, files));
  if (!isLoose(value)) return value;
  const { _id, url } = value;
  if (typeof _id === 'string' && /^(?:image|file)-/.test(_id)) {
    files.set(_id, `file://./${fileOf(String(url))}`);
    return _id.startsWith('image-') ? reference(_id) : { _type: 'file', asset: reference(_id) };
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [
        name === 'story' ? 'article' : name,
        name === 'story' ? reference(idOf(String((inner as Loose).slug))) : stored(inner, files),
      ]),
  );
};

const idOf = (slug: string): string => `articles_${slug}`;

/** A story that a query answered, as an export writes it as NDJSON, with the documents beside it. */
export const writeNdjson = (result: ArticleResult): string => {
  const files = new Map<string, string>();
  const { publishedAt, section, topics, bylines, contacts, corrections, sources, slug } = result;
  const named = (type: string, one: Loose): StoredDocument => ({
    ...{ _id: `${type}-${String(one.name ?? one.title).replaceAll(/\W/g, '')}`, _type: type },
    ...(stored(one, files) as Loose),
  });
  const people = [...(contacts ?? []), ...(bylines ?? [])].map((one) => named('person', one as Loose));
  const topicDocuments = (topics ?? []).map((one) => named('topic', one as Loose));
  const sectionDocument = named('section', (section ?? {}) as Loose);
  const refer = (type: string, list: unknown[] | null | undefined) =>
    (list ?? []).map((one) => keyed(named(type, one as Loose)._id));
  const story: StoredDocument = {
    ...(stored(result, files) as Loose),
    ...{ _id: idOf(slug), _type: 'article', slug: { _type: 'slug', current: slug } },
    ...{
      firstPublishedAt: publishedAt,
      noByline: result.noByline ?? false,
      section: reference(sectionDocument._id),
    },
    ...{ topics: refer('topic', topics), bylines: refer('person', bylines) },
    contacts: refer('person', contacts),
    sources: (sources ?? []).map((one, index) => ({ _key: `s${index}`, ...(stored(one, files) as Loose) })),
  };
  const related = {
    ...{ _id: idOf('related'), _type: 'article', headline: 'Another', slug: { current: 'related' } },
    body: [{ _type: 'block', children: [{ text: 'It rains.' }] }],
  };
  const notes = (corrections ?? []).map((one) => ({
    ...(stored(one, files) as Loose),
    ...{ _id: String(one._id), _type: 'correction', article: reference(idOf(slug)) },
  }));
  const setting = { now: new Date('2026-11-27T12:00:00Z'), isExported: () => true, isRetracted: () => false };
  return [story, related, ...people.toReversed(), sectionDocument, ...topicDocuments, ...notes]
    .map((one) => publicDocument(one, setting))
    .map((one) => withAssetFiles(one, (id) => files.get(id) ?? null))
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('');
};
