import { readFileSync } from 'node:fs';
import type { ArchivedBody, ArchivedStory } from '../../../../lib/archive/ArchivedStory.ts';
import { ArchiveIds } from '../../../../lib/archive/ArchiveIds.ts';
import { archiveFormats } from '../../../../lib/archive/formats.ts';
import { MappedNames, type TargetDocument } from '../../../../lib/archive/mapping/MappedNames.ts';
import { OwnSites } from '../../../../lib/archive/mapping/OwnSites.ts';
import { MappingProposal } from '../../../../lib/archive/mapping/proposeMapping.ts';
import { readBody } from '../../../../lib/archive/story/readBody.ts';
import { storyDocuments } from '../../../../lib/archive/story/storyDocuments.ts';
import { storyFormats } from '../../../../lib/archive/write/formats.ts';
import { publicFields } from '../../../../lib/archive/write/publicFields.ts';
import { publicKinds } from '../../../../lib/corrections/correctionWords.ts';
import type { ArticleResult } from '../../../../lib/queryResults/story.ts';
import type { SchemaType } from '../../../../lib/shapes/SchemaType.ts';
import { languagesOfWords } from '../../../../lib/words/languageOfWords.ts';
import { schemaTypes } from '../../../../sanity/policy/shapes/schemaTypes.generated.ts';
import { readAll } from '../../../fixtures/archives/archiveFiles.ts';
import { exportedStory, siteUrl } from '../../../fixtures/exportedStory.ts';
import { hostile } from '../../../fixtures/wholeStory.ts';
import { carriedStory } from './carriedStory.ts';
import { type Facts, type Path, valuesAt, withNames } from './storedFacts.ts';
import { writeNdjson } from './storedStory.ts';

const formats = ['ninjs', 'newsml', 'markdown', 'html', 'ndjson'] as const;
type Format = (typeof formats)[number];
const yes = 'yes';

/** The table of `docs/formats.md`: for each field and format “yes”, or why the format has it not. */
const page = readFileSync('docs/formats.md', 'utf8');
const table = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', ...cells]): [string, Record<Format, string>] => [
      name.replaceAll('`', ''),
      Object.fromEntries(formats.map((format, index) => [format, cells[index] ?? ''])) as Record<
        Format,
        string
      >,
    ]),
);
const [, internalWords = ''] = /Internal: ([^\n]*)/.exec(page) ?? [];
const internal = Array.from(internalWords.matchAll(/`([^`]+)`/g), ([, name = '']) => name);

const typeOf = (name: string): SchemaType | undefined => schemaTypes.find((type) => type.name === name);

/** The fields of the schema, down to those that have none below. */
const pathsOf = (type: SchemaType, path: Path): Path[] => {
  const named = typeOf(type.type);
  if (named && type !== named) return pathsOf(named, path);
  if (type.type === 'block')
    return [
      ...[...(type.styles ?? []), ...(type.lists ?? []), ...(type.decorators ?? [])],
      ...(type.annotations ?? []).map(({ name = '' }) => name),
    ].map((part) => [...path, part]);
  if (type.type === 'array') {
    const members = type.of ?? [];
    // A contact is a person, of whom readers see the channels.
    if (path.at(-1) === 'contacts') return pathsOf(typeOf('channel') as SchemaType, path);
    const [member] = members;
    if (members.length === 1 && member)
      return path.length > 2 || member.type === 'reference' || member.type === 'block'
        ? pathsOfMember(member, path)
        : pathsOf(member, path);
    return members.flatMap((one) => pathsOf(one, [...path, one.name ?? one.type]));
  }
  const fields = type.fields ?? [];
  return fields.length > 0 && type.name !== 'importedFrom'
    ? fields.flatMap((field) => pathsOf(field, [...path, field.name ?? '']))
    : [path];
};

const pathsOfMember = (member: SchemaType, path: Path): Path[] =>
  member.type === 'image' ? pathsOf(member, path) : [path];

const article = typeOf('article');
const paths = (article?.fields ?? [])
  .filter(({ name = '' }) => !internal.includes(name))
  .flatMap((field) => pathsOf(field, [field.name ?? '']));
const rowOf = (path: Path): string => path.join(' › ');

const endings = { ninjs: 'json', newsml: 'xml', markdown: 'md', html: 'html', ndjson: 'ndjson' };
const at = '2026-11-28T12:00:00.000Z';

const roundTrip = async (format: Format, sent: ArticleResult, language = 'en') => {
  const ids = new ArchiveIds((text) => text.replaceAll(/[^\w]/g, '_'));
  const source = format === 'ndjson' ? 'sanity' : format;
  const read = archiveFormats.get(source);
  if (!read) throw new Error('There is no such format.');
  const exported = exportedStory(sent);
  const file =
    format === 'ndjson'
      ? writeNdjson(sent)
      : storyFormats[format].write({ ...exported, site: { ...exported.site, language } });
  const { stories, unread } = await readAll(read, { [`story.${endings[format]}`]: file });
  const [story] = stories;
  if (!story) throw new Error(`There is no story: ${unread}`);
  const proposal = new MappingProposal({ sections: [], topics: [], authors: [] }, null);
  proposal.add(story);
  const mapping = proposal.mapping({
    ...{ language: 'en', timeZone: 'UTC' },
    sites: new OwnSites({}, { format: source, siteUrl }),
  });
  const names = new MappedNames(mapping, ids);
  const found = names.namesOf(story);
  if (typeof found === 'string') throw new Error(found);
  const made = storyDocuments({
    ...{ story, body: bodyOf(story), names: found, slug: story.slug ?? '', source, at, ids },
    assetOf: (address) => `image-${address.split('/').at(-1)}`,
    fileOf: (address) => ({ asset: `file-${address.split('/').at(-1)}` }),
    pathOf: () => null,
    setting: mapping,
  });
  if (typeof made === 'string') throw new Error(made);
  const targets: TargetDocument[] = names.targets(() => false);
  return { facts: withNames(made.article, targets), proposals: made.proposals, notes: made.notes };
};

const bodyOf = (story: ArchivedStory): ArchivedBody => story.body ?? readBody(story);

describe('docs/formats.md', () => {
  it('has a row for each field of a story that readers see, down to the parts of its text, and no other', () => {
    expect([...table.keys()].toSorted()).toEqual(paths.map(rowOf).toSorted());
  });

  it('names the other fields of a story: none of them leaves the newsroom', () => {
    const shown = publicFields.get('article') ?? [];
    expect(internal.filter((name) => shown.includes(name))).toEqual([]);
    const known = (article?.fields ?? []).map(({ name = '' }) => name);
    expect(internal.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('says “yes” or a reason in each place', () => {
    for (const [name, cells] of table)
      for (const format of formats) expect([name, format, cells[format]]).not.toContain('');
  });
});

/** Films and sounds become paragraphs, which would count as text. */
const isRecording = (type: string | undefined): boolean => type === 'video' || type === 'audio';
const recorded = carriedStory();
const written = {
  ...recorded,
  body: recorded.body?.filter(({ _type }) => !isRecording(_type)) ?? null,
};

/** What a story that goes out and is imported cannot have: it is under no embargo, not retracted, and has no entries. */
const never = ['embargoedUntil', 'retractedAt', 'liveEndedAt'];

describe.each(formats)('a story that went out as %s and comes in again', (format) => {
  let back: Facts;
  let backRecorded: Facts;
  beforeAll(async () => {
    back = (await roundTrip(format, written)).facts;
    backRecorded = (await roundTrip(format, recorded)).facts;
  });

  it.each(paths.map((path) => [rowOf(path), path] as const))(
    'has its %s, or not, as docs/formats.md says',
    (name, path) => {
      const [from, to] = isRecording(path[1]) ? [recorded, backRecorded] : [written, back];
      const before = valuesAt(withNames(from, []), path);
      const after = valuesAt(to, path);
      expect(before.length > 0).toBe(!never.includes(name));
      if (table.get(name)?.[format] === yes) expect(after).toEqual(before);
      else
        expect([never.includes(name) || JSON.stringify(after) !== JSON.stringify(before), after]).toEqual([
          true,
          after,
        ]);
    },
  );
});

const published = (more: object) => ({
  ...{
    _id: 'one',
    status: 'published',
    kind: 'correction',
    severity: 'serious',
    affects: ['headline', 'body'],
  },
  ...{ was: 'They met in 2020.', is: 'They met in 2021.', changes: null, isTextPublic: true },
  ...{ requestedBy: 'one', approvedBy: 'two', alone: null, addition: null, revisionBefore: null },
  ...{ note: `It gave the wrong year. ${hostile}\n\nWe regret it.`, publishedAt: '2026-11-24T14:33:00.000Z' },
  ...more,
});

/** A retracted story stays out. */
const kindsOfStanding = publicKinds.filter((kind) => kind !== 'retraction');

/** ninjs and NewsML-G2 have a line for each correction, the others its fields. */
const hasFields = (format: Format): boolean => !['ninjs', 'newsml'].includes(format);

describe.each(formats)('the corrections of a story that went out as %s', (format) => {
  const cameBack = async (more: object, language?: string) => {
    const sent = { ...carriedStory(), corrections: [published(more)] };
    const { proposals, notes } = await roundTrip(format, sent, language);
    return { proposals, notes };
  };

  it('are proposed to editors in the same words, as reports that nobody has approved', async () => {
    const { proposals, notes } = await cameBack({});
    const told = 'The archive has this note with the story, published on 24 November 2026, 14:33 UTC.';
    const { note, severity, affects, was, is } = published({});
    expect(proposals).toEqual([
      {
        ...{ _id: expect.stringMatching(/^drafts\.archive-note-/), _type: 'correction', status: 'reported' },
        article: { _type: 'reference', _ref: expect.stringMatching(/^archive-/), _weak: true },
        ...{ kind: 'correction', note, reportedAt: at, reportedVia: 'staff' },
        reportMessage: told,
        ...(hasFields(format) && { severity, affects, was, is }),
      },
    ]);
    expect(notes.join()).not.toContain('note');
  });

  it.each(languagesOfWords.flatMap((language) => kindsOfStanding.map((kind) => [kind, language] as const)))(
    'keep their kind, %s, and not who published them alone, in a paper in %s',
    async (kind, language) => {
      const { proposals } = await cameBack({ kind, alone: true, note: 'It was Monday.' }, language);
      expect(proposals).toMatchObject([{ kind, note: 'It was Monday.' }]);
    },
  );

  it('are remarks if a later one replaced them there', async () => {
    const { proposals, notes } = await cameBack({ status: 'superseded', note: 'It was Monday.' });
    expect(proposals).toEqual([]);
    expect(notes).toContain('It has a note that was replaced there: It was Monday.');
  });

  it('have no date that is later than the import', async () => {
    const { proposals } = await cameBack({ publishedAt: '2027-01-01T00:00:00.000Z' });
    expect(proposals).toMatchObject([{ reportMessage: expect.stringContaining('without a date') }]);
  });
});
