import { createLake, type OpenLake } from 'local-lake';
import { addUser, createSession, createToken } from 'local-lake/accounts';
import type { SanityDocument } from 'local-lake/policy';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { paragraph } from '../../testing/changeStory.ts';
import { newsroomLake } from '../../testing/newsroomLake.ts';
import type { Losses } from '../crashes/killedWriters.ts';
import { type Get, pick, randomAttempt, reference, stories } from './randomAttempt.ts';

const storyOf = (id: string) => ({
  _id: id,
  _type: 'article',
  headline: `The Council of ${id} closes 8 schools`,
  standfirst: 'Parents had asked for more time.',
  slug: { _type: 'slug', current: id },
  section: { _type: 'reference', _ref: 'news' },
  noByline: true,
  typeOfWork: 'news',
  language: 'en',
  body: [paragraph('Ann Roe said on 3 May: “We had no choice.”'), paragraph('It saves £19m in 4 years.')],
  summary: 'Ann Roe closes 8 schools.',
});

/** The texts that one editor must not change, computed independently of the rules. */
const seen = (story: SanityDocument | null): string => {
  const { headline, standfirst, summary, body } = (story ?? {}) as Record<string, unknown>;
  const texts = (Array.isArray(body) ? body : []).map((block) => JSON.stringify(block?.children?.[0]?.text));
  const first = texts.filter((text) => /Roe|19m/.test(text));
  return JSON.stringify([story?._type, headline, standfirst, summary, first]);
};

const dates = ({ firstPublishedAt, retractedAt }: Record<string, unknown>): string =>
  JSON.stringify([firstPublishedAt, retractedAt]);

/**
 * Sends random requests of one editor with a session and an API token. None may change what readers saw: texts and
 * dates of live stories, published notes, a retraction.
 */
export const attackRecord = async (place: string, isOver: (attempts: number) => boolean): Promise<Losses> => {
  const lake = await createLake({ data: place, ...newsroomLake });
  try {
    return await attack(lake, isOver);
  } finally {
    await lake.close();
  }
};

const attack = async (lake: OpenLake, isOver: (attempts: number) => boolean): Promise<Losses> => {
  const { eve, robot, ada, bob } = await openCallers(lake);
  const dataset = lake.context.datasets.find('copydesk', 'production');
  if (!dataset) throw new Error('A new lake has its dataset.');
  await publishStories(ada);
  await retractStory(ada, bob, dataset.get);

  const findLosses = watchRecord(dataset.get);
  const tried = { attempts: 0, rejected: 0 };
  const lost: string[] = [];
  const callers = [eve, robot];
  while (!isOver(tried.attempts) && lost.length < 5) {
    const attempt = randomAttempt(pick(callers).id, dataset.get);
    const status = await pick(callers).post(attempt.path, attempt.body);
    tried.attempts += 1;
    if (status >= 400) tried.rejected += 1;
    lost.push(...findLosses().map((loss) => `${loss} by ${JSON.stringify(attempt)}`));
  }
  return { tried, lost };
};

type Caller = { id: string; post: (path: string, body: unknown) => Promise<number> };

/** Three editors with sessions. The robot is an API token of the first one. */
const openCallers = async (lake: OpenLake) => {
  const { db } = lake.context.accounts;
  const caller = (id: string, secret: string): Caller => {
    const post = async (path: string, body: unknown): Promise<number> => {
      const url = `http://lake.test/v${apiVersion}${path}`;
      const headers = { authorization: `Bearer ${secret}` };
      const response = await lake.fetch(
        new Request(url, { method: 'POST', body: JSON.stringify(body), headers }),
      );
      await response.body?.cancel();
      return response.status;
    };
    return { id, post };
  };
  const editor = async (name: string): Promise<Caller> => {
    const { user } = await addUser(db, { email: `${name}@example.org`, role: 'editor' });
    return caller(user.id, createSession(db, user.id));
  };
  const { token, secret } = createToken(db, { label: 'Of Eve', role: 'editor' });
  return {
    eve: await editor('eve'),
    ada: await editor('ada'),
    bob: await editor('bob'),
    robot: caller(`r${token.id}`, secret),
  };
};

const publishStories = (editor: Caller): Promise<number> => {
  const slug = { _type: 'slug', current: 'news' };
  const mutations = [
    { create: { _id: 'news', _type: 'section', title: 'News', slug } },
    ...stories.map((id) => ({ create: storyOf(id) })),
  ];
  return editor.post('/data/mutate/production', { mutations });
};

/** Two people publish a retraction. */
const retractStory = async (editor: Caller, approver: Caller, get: Get): Promise<void> => {
  const retraction = {
    _id: 'drafts.gone',
    _type: 'correction',
    article: reference('s1'),
    kind: 'retraction',
    severity: 'serious',
    affects: ['body'],
    note: 'This story relied on a source that turned out to be invented.',
    status: 'drafted',
    requestedBy: editor.id,
    requestedText: get('s1')?._rev,
  };
  await editor.post('/data/mutate/production', { mutations: [{ create: retraction }] });
  const pair = { draftId: 'drafts.gone', publishedId: 'gone' };
  const approval = { approvedBy: approver.id, approvedNote: get('drafts.gone')?._rev };
  const status = await approver.post('/data/actions/production', {
    actions: [
      { actionType: 'sanity.action.document.edit', ...pair, patch: { set: approval } },
      { actionType: 'sanity.action.document.publish', ...pair },
    ],
  });
  if (status !== 200) throw new Error(`Two people could not retract a story (${status}).`);
};

/** Returns a function that lists what readers saw and was changed since now. */
const watchRecord = (get: Get): (() => string[]) => {
  const before = new Map(stories.map((id) => [id, get(id)]));
  const noteNow = (): unknown => ({ ...get('gone'), _rev: null, _updatedAt: null });
  const note = noteNow();
  return () => {
    const lost: string[] = [];
    for (const [id, was] of before) {
      const now = get(id);
      if (seen(now) !== seen(was)) lost.push(`${id} was rewritten`);
      else if (now && was && dates(now) !== dates(was)) lost.push(`the dates of ${id} were moved`);
    }
    return isSameValue(noteNow(), note) ? lost : [...lost, 'a published note was changed'];
  };
};
