import { randomUUID } from 'node:crypto';
import { longDraft } from './documents.ts';

type Role = 'viewer' | 'journalist' | 'editor' | 'administrator';

export type Sent = { path: string; body?: string | Uint8Array; method?: string; type?: string };

/** What a malicious account asks for, over so many connections at once. */
export type Attack = {
  role: Role;
  connections: number;
  /** The request of a round. Connections take the rounds in turn. */
  request: (round: number, own: string) => Sent;
  /** Streams are held open, one for each connection. */
  areStreams?: true;
};

/** As much as the lake takes, of others than administrators and of them. */
const maxBodyBytes = { others: 980_000, administrator: 3_900_000 };
const maxDocuments = { others: 100, administrator: 1_000 };
const query = (groq: string, more = ''): Sent => ({
  path: `/data/query/production?perspective=raw&query=${encodeURIComponent(groq)}${more}`,
});
const posted = (path: string, body: unknown): Sent => ({ path, method: 'POST', body: JSON.stringify(body) });
const mutate = (mutations: unknown[], more = ''): Sent =>
  posted(`/data/mutate/production${more}`, { mutations });
const act = (actions: unknown[], dryRun = false): Sent =>
  posted('/data/actions/production', { actions, dryRun });
const repeat = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));
const pick = <Value>(values: Value[], round: number): Value => {
  const value = values[round % values.length];
  if (value === undefined) throw new Error('There is nothing to pick from');
  return value;
};

const costlyQueries = [
  query('count(*{"a":*{"b":*{"c":*{"d":count(*)}}}})'),
  query('*[pt::text(body) match "*a*"]{..., "all": pt::text(body)}'),
  query('*|order(headline + pt::text(body))[0...900]', '&resultSourceMap=true'),
  query(`*[${'('.repeat(900)}_id == "a"${')'.repeat(900)}]`),
  posted('/data/query/production', {
    query: 'count(*[headline in $texts])',
    params: { texts: repeat(44_000, (index) => `text number ${index}`) },
  }),
];

/** Its random words are new to every index. */
const text = (bytes: number): string => {
  const words = [];
  for (let length = 0; length < bytes; ) {
    const word = randomUUID().slice(0, 7);
    words.push(word);
    length += word.length + 1;
  }
  return words.join(' ');
};
const largeText = text(maxBodyBytes.others);
const largestText = text(maxBodyBytes.administrator);
const tinyValues = repeat(450_000, () => 1);
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const draftOf = (own: string, round: number): string => `drafts.${own}-${round % 8}`;
const draft = (_id: string, more: object = {}): object => ({
  _id,
  _type: 'article',
  language: 'en',
  ...more,
});
const ofRandom = (bytes: Uint8Array): Uint8Array => {
  const copy = new Uint8Array(bytes.length + 16);
  copy.set(bytes);
  crypto.getRandomValues(copy.subarray(bytes.length));
  return copy;
};
const film = new Uint8Array(2_000_000);

const largeTransactions: ((round: number, own: string) => Sent)[] = [
  (round, own) => mutate([{ createOrReplace: draft(draftOf(own, round), { standfirst: largeText }) }]),
  (round, own) => mutate([{ createOrReplace: draft(draftOf(own, round), { values: tinyValues }) }]),
  (_, own) =>
    mutate(
      repeat(maxDocuments.others, (index) => ({
        createOrReplace: draft(`drafts.${own}-many-${index}`, { n: randomUUID() }),
      })),
    ),
];
const patches: ((round: number, own: string) => Sent)[] = [
  (round, own) =>
    mutate(
      repeat(30, (n) => ({
        patch: { id: draftOf(own, round), set: { 'body[].children[].text': `${round} ${n}` } },
      })),
    ),
  (round, own) =>
    mutate(
      repeat(400, (n) => ({
        patch: { id: draftOf(own, round), set: { [`body[_key=="b${n}"].style`]: `${round}` } },
      })),
    ),
  (round, own) => mutate([{ patch: { id: draftOf(own, round), set: { 'body..text': `${round}` } } }]),
  (round, own) =>
    mutate([{ patch: { id: draftOf(own, round), insert: { after: 'body[0]', items: longDraft.body } } }]),
];
const editActions = (round: number, own: string): unknown[] =>
  repeat(60, (n) => ({
    actionType: 'sanity.action.document.edit',
    draftId: draftOf(own, round),
    publishedId: draftOf(own, round).slice('drafts.'.length),
    patch: { set: { 'body[].children[].text': `${round} ${n}` } },
  }));

export const attacks: Record<string, Attack> = {
  'small requests': {
    role: 'viewer',
    connections: 100,
    request: (round) => pick([{ path: '/users/me' }, { path: '/data/doc/production/drafts.saver' }], round),
  },
  queries: { role: 'viewer', connections: 20, request: (round) => pick(costlyQueries, round) },
  'refused writes': {
    role: 'viewer',
    connections: 10,
    request: (round) => pick([...largeTransactions, ...patches], round)(round, 'saver'),
  },
  listeners: {
    role: 'viewer',
    connections: 900,
    areStreams: true,
    request: (round) => ({
      path: `/data/listen/production?includeResult=true&includePreviousRevision=true&effectFormat=mendoza&query=${encodeURIComponent(
        `*[_type == "article" && (headline match "*${round}" || body[].children[].text match "word${round}*" || pt::text(body) match "*x${round}")]`,
      )}`,
    }),
  },
  history: {
    role: 'viewer',
    connections: 20,
    request: (round) =>
      pick(
        [
          { path: '/data/history/production/transactions/drafts.old?limit=1000&effectFormat=mendoza' },
          { path: '/data/history/production/documents/drafts.old?revision=bench-100' },
          { path: '/data/history/production/documents/drafts.old?time=2020-01-01T00:00:00Z' },
          { path: '/data/history/production/events/documents/drafts.old?limit=1000' },
        ],
        round,
      ),
  },
  exports: { role: 'viewer', connections: 20, request: () => ({ path: '/data/export/production' }) },
  documents: {
    role: 'viewer',
    connections: 20,
    request: () => ({
      path: `/data/doc/production/${repeat(40, (index) => `drafts.large-${index}`).join()}?includeAllVersions=true`,
    }),
  },
  'large transactions': {
    role: 'journalist',
    connections: 10,
    request: (round, own) => pick(largeTransactions, round)(round, own),
  },
  patches: { role: 'journalist', connections: 10, request: (round, own) => pick(patches, round)(round, own) },
  'dry runs and actions': {
    role: 'journalist',
    connections: 10,
    request: (round, own) =>
      pick(
        [
          act(editActions(round, own), true),
          act(editActions(round, own)),
          mutate(
            [{ createOrReplace: draft(draftOf(own, round), { standfirst: largeText }) }],
            '?dryRun=true',
          ),
        ],
        round,
      ),
  },
  uploads: {
    role: 'journalist',
    connections: 20,
    request: (round) =>
      round % 2
        ? { path: '/assets/files/production', method: 'POST', body: ofRandom(film), type: 'video/mp4' }
        : { path: '/assets/images/production', method: 'POST', body: ofRandom(picture), type: 'image/png' },
  },
  'an old draft': {
    role: 'editor',
    connections: 10,
    request: (round) =>
      pick(
        [
          mutate([{ patch: { id: 'drafts.old', set: { note: randomUUID() } } }]),
          act(
            [{ actionType: 'sanity.action.document.publish', draftId: 'drafts.old', publishedId: 'old' }],
            true,
          ),
        ],
        round,
      ),
  },
  releases: {
    role: 'editor',
    connections: 10,
    request: (round) => {
      const releaseId = `r${round % 5}`;
      return pick(
        [
          act([{ actionType: 'sanity.action.release.create', releaseId, metadata: { releaseType: 'asap' } }]),
          mutate(
            repeat(10, (index) => ({
              createOrReplace: draft(`versions.${releaseId}.story-${index}`, {
                headline: randomUUID(),
                body: longDraft.body,
              }),
            })),
          ),
          act([{ actionType: 'sanity.action.release.publish', releaseId }], true),
          act(
            [{ actionType: 'sanity.action.release.schedule', releaseId, publishAt: '2036-01-01T00:00:00Z' }],
            true,
          ),
        ],
        round,
      );
    },
  },
  imports: {
    role: 'administrator',
    connections: 8,
    request: (round) =>
      pick(
        [
          mutate(
            repeat(50, (index) => ({
              createOrReplace: draft(`drafts.import-${round % 20}-${index}`, { headline: text(4_000) }),
            })),
          ),
          mutate(
            repeat(maxDocuments.administrator, (index) => ({
              createOrReplace: draft(`drafts.short-${index}`, { headline: randomUUID() }),
            })),
          ),
          mutate([{ createOrReplace: draft(`drafts.import-${round % 20}`, { standfirst: largestText }) }]),
        ],
        round,
      ),
  },
};
