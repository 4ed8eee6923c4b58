import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { SeedDocument } from '../../../sanity/seed/SeedDocument.ts';
import { seedDocuments, seedText } from '../../../sanity/seed/seedDocuments.ts';

const folder = join(process.cwd(), 'sanity/seed');

type Visit = (value: unknown, field: string, document: SeedDocument) => void;

const visitAll = (visit: Visit) => {
  const walk = (value: unknown, field: string, document: SeedDocument) => {
    visit(value, field, document);
    if (Array.isArray(value)) for (const item of value) walk(item, field, document);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, name, document);
  };
  for (const document of seedDocuments) walk(document, '', document);
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ofType = (type: string) => seedDocuments.filter(({ _type }) => _type === type);
const textOf = (document: unknown) => JSON.stringify(document);

describe('the demonstration dataset', () => {
  it('equals seed.ndjson: run `node sanity/seed/build.ts` if this fails', () => {
    expect(readFileSync(join(folder, 'seed.ndjson'), 'utf8')).toBe(seedText);
  });

  it('has unique ids', () => {
    const ids = seedDocuments.map(({ _id }) => _id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9-]+$/.test(id))).toEqual([]);
  });

  it('references only its own documents', () => {
    const ids = new Set(seedDocuments.map(({ _id }) => _id));
    const lost: unknown[] = [];
    visitAll((value, field) => {
      if (field === '_ref' && !ids.has(String(value))) lost.push(value);
    });
    expect(lost).toEqual([]);
  });

  it('links only to addresses that exist', () => {
    const paths = new Set([
      '/studio',
      '/corrections',
      '/corrections/feed.xml',
      ...ofType('page').map(({ slug }) => `/pages/${(slug as { current: string }).current}`),
      ...ofType('article').map(({ slug }) => `/articles/${(slug as { current: string }).current}`),
    ]);
    const lost: unknown[] = [];
    visitAll((value, field) => {
      if (field === 'href' && !String(value).startsWith('https://') && !paths.has(String(value)))
        lost.push(value);
    });
    expect(lost).toEqual([]);
  });

  it('gives each object in a list a unique key', () => {
    const wrong: string[] = [];
    visitAll((value, field, { _id }) => {
      if (!Array.isArray(value) || !value.some(isRecord)) return;
      const keys = value.map((item) => item._key);
      if (keys.includes(undefined) || new Set(keys).size !== keys.length) wrong.push(`${_id} ${field}`);
    });
    expect(wrong).toEqual([]);
  });

  it('uses typographic quotes and dashes', () => {
    const wrong: string[] = [];
    visitAll((value, field, { _id }) => {
      const isProse =
        typeof value === 'string' && !field.startsWith('_') && field !== 'href' && field !== 'url';
      if (isProse && /["']|--| - |\.\.\./.test(value)) wrong.push(`${_id} ${field}: ${value}`);
    });
    expect(wrong).toEqual([]);
  });

  it('describes each picture and keeps it small', async () => {
    const pictures: Record<string, unknown>[] = [];
    visitAll((value) => {
      if (isRecord(value) && value._sanityAsset) pictures.push(value);
    });
    expect(pictures.length).toBeGreaterThan(5);
    for (const { _sanityAsset, alt } of pictures) {
      const file = join(folder, String(_sanityAsset).replace('image@file://./', ''));
      expect(String(alt).length).toBeGreaterThan(30);
      expect(statSync(file).size).toBeLessThan(150_000);
      await expect(sharp(file).metadata()).resolves.toMatchObject({ width: expect.any(Number) });
    }
  });

  it('has only placeholder addresses at example.org for people', () => {
    const channels = ofType('person').flatMap(({ channels }) => channels as Record<string, unknown>[]);
    expect(channels.length).toBeGreaterThan(2);
    for (const { value, isPlaceholder } of channels) {
      expect(value).toMatch(/@example\.org$/);
      expect(isPlaceholder).toBe(true);
    }
  });
});

describe('the story', () => {
  const story = seedDocuments.find(({ _id }) => _id === 'article-microsoft-unit-8200');

  it('has each part as a field', () => {
    expect(story).toMatchObject({
      kicker: expect.stringContaining('Exclusive'),
      section: { _ref: 'section-tech' },
      noByline: true,
      contacts: [{ _ref: 'person-harry-davies' }, { _ref: 'person-yuval-abraham' }],
      firstPublishedAt: '2025-09-25T13:33:00.000Z',
      sources: expect.arrayContaining([
        expect.objectContaining({ outlet: 'The Guardian', partners: ['+972 Magazine', 'Local Call'] }),
      ]),
    });
  });

  it.each([
    '8,000 terabytes',
    'a million calls an hour',
    '2021',
    '65,000',
    'three million',
    'Netherlands',
    'Amazon Web Services',
  ])('keeps the fact: %s', (fact) => {
    expect(textOf(story?.body)).toContain(fact);
  });

  it('names contacts only by reference', () => {
    expect(textOf(story?.body)).not.toMatch(/Davies|Abraham/);
  });
});

describe('the corrections', () => {
  it.each(ofType('correction').map((correction) => [correction._id, correction] as const))(
    '%s was approved by another, and the story holds its words',
    (_id, { requestedBy, approvedBy, article, was, is }) => {
      expect(approvedBy).not.toBe(requestedBy);
      const story = textOf(seedDocuments.find(({ _id }) => _id === (article as { _ref: string })._ref));
      expect(story).toContain(is);
      expect(story).not.toContain(was);
    },
  );
});
