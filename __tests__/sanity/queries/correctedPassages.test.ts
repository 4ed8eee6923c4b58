import { evaluate, parse } from 'groq-js';
import { articleFrom } from '../../../lib/articles/articleFrom.ts';
import { correctionLog } from '../../../lib/corrections/log/correctionLog.ts';
import { logPage } from '../../../lib/queryResults/correction.ts';
import { parseResult } from '../../../lib/queryResults/parseResult.ts';
import { story } from '../../../lib/queryResults/story.ts';
import { articleBySlugQuery, exportedStoryQuery } from '../../../sanity/queries/article.ts';
import { correctionArchiveQuery, correctionLogQuery } from '../../../sanity/queries/corrections.ts';

type Document = { _id: string; _type: string } & Record<string, unknown>;

const now = new Date('2026-11-25T12:00:00Z');
const reference = (_ref: string) => ({ _type: 'reference', _ref, _weak: true });
const live: Document = {
  ...{ _id: 'live', _type: 'article', headline: 'Council votes', typeOfWork: 'live' },
  ...{ slug: { current: 'live' }, firstPublishedAt: '2026-11-20T08:00:00Z', language: 'en' },
};
const entry: Document = {
  ...{ _id: 'e', _type: 'liveEntry', story: reference('live'), firstPublishedAt: '2026-11-20T09:00:00Z' },
};
const note = (_id: string, article: string, more: object = {}): Document => ({
  ...{ _id, _type: 'correction', status: 'published', kind: 'correction', article: reference(article) },
  ...{ note: `The note ${_id}.`, requestedBy: 'ada', approvedBy: 'bob', publishedAt: '2026-11-22T08:00:00Z' },
  ...{ was: `was ${_id}`, is: `is ${_id}`, changes: [{ path: 'body', was: `old ${_id}`, is: `new ${_id}` }] },
  ...more,
});
const notes = [note('of-story', 'live'), note('of-entry', 'e', { liveStory: reference('live') })];

const ask = async (query: string, dataset: Document[]) => {
  const params = {
    ...{ slug: 'live', more: 4, moreOfSection: 12, kinds: ['correction'], from: '0', to: ':' },
    ...{ first: 0, end: 50 },
  };
  return (await evaluate(parse(query, { params }), { dataset, params, timestamp: now })).get();
};

const onPage = async (dataset: Document[]) => {
  const { value } = parseResult(story, await ask(articleBySlugQuery, dataset));
  if (!value) throw new Error('Readers can open the story.');
  return articleFrom(value, { noBylineLine: null, now }).corrections;
};
const inExport = async (dataset: Document[]) => {
  const [row] = await ask(exportedStoryQuery, dataset);
  const { value } = parseResult(story, row);
  if (!value) throw new Error('Readers can open the story.');
  return articleFrom(value, { noBylineLine: null, now }).corrections;
};
const inLog = (query: string) => async (dataset: Document[]) =>
  correctionLog(parseResult(logPage, await ask(query, dataset)).value.corrections, now);

describe.each([
  ['on the page of the story', onPage],
  ['in an export', inExport],
  ['in the log', inLog(correctionLogQuery)],
  ['in an archive of the log', inLog(correctionArchiveQuery)],
])('the passages of a correction %s', (_place, corrections) => {
  const passagesIn = async (dataset: Document[]) =>
    (await corrections(dataset))
      .filter(({ was, is, changes }) => was ?? is ?? changes)
      .map(({ id }) => id)
      .toSorted();

  it('are shown while the corrected text is', async () => {
    expect(await passagesIn([live, entry, ...notes])).toEqual(['of-entry', 'of-story']);
  });

  it('go with the entry, and the note stays', async () => {
    const dataset = [live, ...notes];
    expect(await passagesIn(dataset)).toEqual(['of-story']);
    expect((await corrections(dataset)).map((one) => one.note).toSorted()).toEqual([
      'The note of-entry.',
      'The note of-story.',
    ]);
  });

  it('go when the story is retracted', async () => {
    expect(await passagesIn([{ ...live, retractedAt: '2026-11-23T08:00:00Z' }, entry, ...notes])).toEqual([]);
  });
});

it('the log keeps the notes of a story that was taken off, without its passages', async () => {
  const logged = await inLog(correctionLogQuery)(notes);
  expect(logged).toHaveLength(2);
  expect(JSON.stringify(logged)).not.toMatch(/(was|is|old|new) of-/);
});
