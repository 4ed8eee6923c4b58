import type { ArchivedStory } from '../../../../lib/archive/ArchivedStory.ts';
import { ArchiveIds } from '../../../../lib/archive/ArchiveIds.ts';
import { MappedNames } from '../../../../lib/archive/mapping/MappedNames.ts';
import { mappingProblem } from '../../../../lib/archive/mapping/mappingProblem.ts';
import { mappingText, parseMapping } from '../../../../lib/archive/mapping/mappingText.ts';
import { OwnSites } from '../../../../lib/archive/mapping/OwnSites.ts';
import { MappingProposal } from '../../../../lib/archive/mapping/proposeMapping.ts';
import { archivedStory } from '../../../fixtures/archives/archivedStory.ts';

const targets = {
  sections: [{ id: 'section-news', name: 'News' }],
  topics: [],
  authors: [{ id: 'person-ada', name: 'Ada  Roe' }],
};
const sites = new OwnSites({}, { format: 'ninjs', siteUrl: 'https://www.gazette.example' });
const setting = { language: 'en', timeZone: 'Europe/London', sites };
const ids = new ArchiveIds((text) => text.replaceAll(/\W+/g, '_'));
const none = () => false;
/** Each list names the one before it ten times. */
const bombOfAliases = [
  'a: &a [x]',
  ...Array.from(
    'bcdefghi',
    (name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`)}]`,
  ),
].join('\n');

const story = (labels: ArchivedStory['labels'], authors: ArchivedStory['authors'] = []) =>
  archivedStory({ labels, authors });
const news = { key: 'c:news', name: 'news', kind: 'section' as const };
const council = { key: 'c:council', name: 'Council', kind: 'section' as const };
const apples = { key: 't:apples', name: 'Apples', kind: 'topic' as const };
const ada = { key: 'ada', name: 'Ada Roe' };

const proposed = (stories: ArchivedStory[], earlier: ReturnType<typeof parseMapping> | null = null) => {
  const proposal = new MappingProposal(targets, earlier);
  for (const one of stories) proposal.add(one);
  return proposal.mapping(setting);
};

describe('a proposed mapping', () => {
  it('finds documents of the same name, and counts stories', () => {
    const mapping = proposed([story([news, apples], [ada]), story([council]), story([council])]);
    expect(mapping).toMatchObject({
      sections: {
        'c:council': { name: 'Council', stories: 2, id: 'new' },
        'c:news': { name: 'news', stories: 1, id: 'section-news' },
      },
      topics: { 't:apples': { id: 'new' } },
      authors: { ada: { id: 'person-ada' } },
    });
    expect(Object.keys(mapping.sections)).toEqual(['c:council', 'c:news']);
  });

  it('survives its file, and keeps what a person wrote', () => {
    const first = parseMapping(mappingText(proposed([story([news, council], [ada])])));
    const council1 = first.sections['c:council'];
    const { 'c:council': _, ...sections } = first.sections;
    const edited = {
      ...first,
      timeZone: 'Asia/Tokyo',
      sections,
      topics: { 'c:council': { name: 'The council', stories: 1, id: 'none' } },
    };
    expect(council1).toBeDefined();
    const second = proposed([story([news, council, apples], [ada])], parseMapping(mappingText(edited)));
    expect(second).toMatchObject({
      timeZone: 'Asia/Tokyo',
      sections: { 'c:news': { id: 'section-news' } },
      topics: { 'c:council': { name: 'The council', id: 'none' }, 't:apples': { id: 'new' } },
    });
    expect(second.sections).not.toHaveProperty('c:council');
  });

  it('tells sites whose old addresses lead here from those of others, as a person does', () => {
    const stories = [
      ['https://gazette.example/1', '/2'],
      ['http://www.agency.example/3'],
      ['https://agency.example/4'],
    ];
    const first = proposed(stories.map((addresses) => archivedStory({ addresses })));
    expect(first.sites).toEqual({
      'agency.example': { stories: 2, own: false },
      'gazette.example': { stories: 1, own: true },
    });
    const ofPerson = { 'agency.example': { stories: 2, own: true } };
    const decided = new OwnSites(ofPerson, { format: 'ninjs', siteUrl: 'https://gazette.example' });
    expect(decided.has('agency.example')).toBe(true);
    expect(new OwnSites({}, { format: 'rss', siteUrl: 'http://localhost' }).has('agency.example')).toBe(true);
  });

  it.each([
    ['no YAML', 'a: [', 'is not YAML'],
    ['a missing part', 'language: en\n', 'has a mistake'],
    ['aliases that stand for very much', bombOfAliases, 'too many values'],
  ])('is refused if it is %s', (_case, text, message) => {
    expect(() => parseMapping(text)).toThrow(message);
  });

  it('names the place of a mistake', () => {
    const text = mappingText(proposed([story([news])])).replace('id: section-news', 'id: 7');
    expect(() => parseMapping(text)).toThrow('“sections["c:news"].id”');
  });
});

describe('mapped names', () => {
  it('are references: the first section, all topics and writers once', () => {
    const one = story([news, council, apples, apples], [ada, ada]);
    const names = new MappedNames(proposed([one]), ids);
    expect(names.namesOf(one)).toEqual({
      section: 'section-news',
      typeOfWork: null,
      topics: ['archive-topics-topics_t_apples'],
      authors: ['person-ada'],
      contacts: [],
      otherSections: ['Council'],
    });
  });

  it('leave out what a person left out, and give other stories their section and type of work', () => {
    const one = story([news, apples], [ada]);
    const mapping = proposed([one]);
    const [newsChoice] = Object.values(mapping.sections);
    const names = new MappedNames(
      {
        ...mapping,
        otherSection: 'section-news',
        sections: { 'c:news': { ...newsChoice, name: 'News', stories: 1, id: 'none' } },
        topics: { 't:apples': { name: 'Apples', stories: 1, id: 'none' } },
        authors: { ada: { name: 'Ada', stories: 1, id: 'none' } },
      },
      ids,
    );
    expect(names.namesOf(one)).toEqual({
      section: 'section-news',
      typeOfWork: null,
      topics: [],
      authors: [],
      contacts: [],
      otherSections: [],
    });
    const opinion = new MappedNames(
      { ...mapping, sections: { 'c:news': { name: 'News', stories: 1, id: 'x', typeOfWork: 'opinion' } } },
      ids,
    );
    expect(opinion.namesOf(one)).toMatchObject({ section: 'x', typeOfWork: 'opinion' });
  });

  it('name what the mapping does not know', () => {
    const names = new MappedNames(proposed([story([news])]), ids);
    expect(names.namesOf(story([council]))).toMatch('“Council” is not in the mapping');
  });

  it('are not those of every object', () => {
    const names = new MappedNames(proposed([story([news])]), ids);
    expect(names.namesOf(story([{ key: 'constructor', name: 'Constructor', kind: 'topic' }]))).toMatch(
      '“Constructor” is not in the mapping',
    );
  });

  it('become new documents with addresses of their own', () => {
    const twin = { key: 'c:council2', name: 'council!', kind: 'section' as const };
    const names = new MappedNames(
      proposed([story([council, twin, apples], [{ key: 'b', name: 'Ben' }])]),
      ids,
    );
    const documents = names.targets((type, slug) => type === 'topic' && slug === 'apples');
    expect(documents.map(({ _type, slug }) => `${_type} ${slug.current}`)).toEqual([
      'section council',
      'section council-uncil2',
      'topic apples-apples',
      'person ben',
    ]);
    expect(documents.find(({ _type }) => _type === 'person')).toMatchObject({ name: 'Ben' });
    expect(new MappedNames(proposed([story([council])]), ids).targets(none)).toMatchObject([
      { title: 'Council' },
    ]);
  });
});

describe('a mapping with the id of no document', () => {
  const mapping = proposed([story([news, council, apples], [ada])]);

  it('is one only if a person wrote the id', () => {
    expect(mappingProblem(mapping, targets)).toBeNull();
    expect(mappingProblem({ ...mapping, otherSection: 'section-news' }, targets)).toBeNull();
  });

  it.each([
    ['otherSection', { otherSection: 'news' }, '“otherSection” is “news”, and no section'],
    ['otherSection as new', { otherSection: 'new' }, '“otherSection” is “new”, and no section'],
    [
      'a topic',
      { topics: { 't:apples': { name: 'Apples', stories: 1, id: 'section-news' } } },
      '“topics › t:apples” is “section-news”, and no topic',
    ],
    ['an author', { authors: { ada: { name: 'Ada', stories: 1, id: 'ada' } } }, 'no person'],
  ])('names the place: %s', (_case, more, problem) => {
    expect(mappingProblem({ ...mapping, ...more }, targets)).toMatch(problem);
  });
});

describe('contacts of an archive', () => {
  const channels = [
    { kind: 'email' as const, value: 'ada@gazette.example' },
    { kind: 'pgp' as const, value: 'https://gazette.example/key' },
    { kind: 'phone' as const, value: 'ring me' },
  ];
  const told = {
    ...story([news], [ada]),
    contacts: [{ key: 'cy', name: 'Cy Poe', role: 'Editor', channels }],
  };

  it('are people of the mapping, with the role and the channels that can be used', () => {
    expect(proposed([told]).authors.cy).toEqual({
      ...{ name: 'Cy Poe', stories: 1, id: 'new', role: 'Editor' },
      channels: [{ kind: 'email', value: 'ada@gazette.example' }],
    });
  });

  it('are created with the channels that the mapping still has, for readers', () => {
    const kept = parseMapping(mappingText(proposed([told])));
    const [person] = new MappedNames(kept, ids).targets(none).filter(({ _type }) => _type === 'person');
    expect(person).toMatchObject({
      ...{ name: 'Cy Poe', role: 'Editor' },
      channels: [{ _type: 'channel', kind: 'email', value: 'ada@gazette.example', isPublic: true }],
    });
    const { channels: _, ...without } = kept.authors.cy ?? { name: '', stories: 0, id: 'new' };
    const edited = { ...kept, authors: { ...kept.authors, cy: without } };
    const again = new MappedNames(edited, ids).targets(none).filter(({ _type }) => _type === 'person');
    expect(again[0]).not.toHaveProperty('channels');
    expect(proposed([told], edited).authors.cy).not.toHaveProperty('channels');
  });

  it('give nothing to a person who is here', () => {
    const here = { ...story([news]), contacts: [{ ...ada, channels }] };
    const mapping = proposed([here]);
    expect(mapping.authors.ada).toEqual({ name: 'Ada Roe', stories: 1, id: 'person-ada' });
    const names = new MappedNames(mapping, ids);
    expect(names.targets(none)).toEqual([]);
    expect(names.namesOf(here)).toMatchObject({ contacts: ['person-ada'], authors: [] });
  });
});
