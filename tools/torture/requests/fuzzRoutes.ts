import { randomBytes, randomInt } from 'node:crypto';
import type { OpenLake } from 'local-lake';
import { apiVersion } from '../../../lib/apiVersion.ts';
import type { Losses } from '../crashes/killedWriters.ts';

const pick = <Value>(values: readonly Value[]): Value => values[randomInt(values.length)] as Value;

const words = [
  'a',
  'drafts.a',
  'versions.r.a',
  'production',
  'local',
  '..',
  '%00',
  '%E0%A4%A',
  '*',
  'é',
  '-1',
  '9'.repeat(30),
  'x'.repeat(300),
];
const names = [
  'query',
  '$a',
  'perspective',
  'limit',
  'revision',
  'time',
  'types',
  'w',
  'h',
  'rect',
  'fm',
  'nextCursor',
  'dryRun',
  'returnDocuments',
  'origin',
  'sid',
  'q',
  'fit',
  'fromTransaction',
  'explain',
  'resultSourceMap',
];
const values = [
  '',
  'true',
  '*',
  '*[',
  '*[_id match "a*"]{..., "b": a->b}',
  '0',
  '-5',
  '1e999',
  '"',
  '{}',
  '[',
  'raw',
  'r1,r2,drafts',
  '2020-01-01T00:00:00Z',
  'webp',
  '0,0,1,1',
  'http://localhost:3333',
  '\u0000',
];
export const anyJson = (depth: number): unknown => {
  const leaves = [null, true, 0, -1, 1e308, '', 'a', '*[', '$', '\u0000', 'drafts.a', '2020-01-01T00:00:00Z'];
  if (depth === 0 || randomInt(3) === 0) return pick(leaves);
  if (randomInt(3) === 0) return Array.from({ length: randomInt(4) }, () => anyJson(depth - 1));
  const keys = [
    '_id',
    '_type',
    '_ref',
    '_key',
    'id',
    'query',
    'params',
    'mutations',
    'actions',
    'actionType',
    'create',
    'createOrReplace',
    'patch',
    'delete',
    'set',
    'unset',
    'insert',
    'after',
    'items',
    'inc',
    'diffMatchPatch',
    'publishedId',
    'draftId',
    'releaseId',
    'attributes',
    'key',
    'value',
    'email',
    'role',
    'a',
    'constructor',
    '__proto__',
  ];
  return Object.fromEntries(Array.from({ length: randomInt(5) }, () => [pick(keys), anyJson(depth - 1)]));
};
const mutation = (): unknown =>
  pick([
    () => ({
      [pick(['create', 'createOrReplace', 'createIfNotExists'])]: {
        _id: pick(words),
        _type: 'a',
        a: anyJson(4),
      },
    }),
    () => ({
      patch: {
        id: 'a',
        [pick(['set', 'setIfMissing', 'inc', 'dec', 'diffMatchPatch'])]: {
          [pick(['a', 'a.b', 'a[0]', 'a[_key=="x"]', '..a', 'a[', '_id'])]: anyJson(2),
        },
      },
    }),
    () => ({
      patch: {
        id: 'a',
        insert: {
          [pick(['before', 'after', 'replace'])]: pick(['a[-1]', 'a[0:9]', 'a', 'b[5]']),
          items: [anyJson(2)],
        },
      },
    }),
    () => ({ patch: { query: pick(values), unset: [pick(values)] } }),
    () => ({ delete: { id: pick(words) } }),
    () => anyJson(3),
  ])();
const action = (): unknown => {
  const kinds = [
    'create',
    'edit',
    'publish',
    'unpublish',
    'delete',
    'discard',
    'replaceDraft',
    'version.create',
    'version.discard',
    'version.replace',
    'version.unpublish',
  ];
  const releases = ['create', 'edit', 'publish', 'schedule', 'unschedule', 'archive', 'unarchive', 'delete'];
  return {
    actionType: pick([`sanity.action.document.${pick(kinds)}`, `sanity.action.release.${pick(releases)}`]),
    publishedId: pick(['a', 'b']),
    draftId: pick(['drafts.a', 'versions.r.a', 'a']),
    versionId: pick(['versions.r.a', 'drafts.a']),
    baseId: 'a',
    releaseId: 'r',
    publishAt: pick(values),
    attributes: { _type: 'a', _id: pick(words), a: anyJson(3) },
    document: { _type: 'a', _id: pick(['versions.r.a', 'x']), a: anyJson(3) },
    patch: { set: { [pick(['a', 'metadata.title', '_id', 'a['])]: anyJson(2) } },
  };
};
/** Extremely deep, long and large bodies, and unusual property names. */
const extremes: (() => string | Uint8Array<ArrayBuffer>)[] = [
  () => `{"mutations":[{"create":{"_type":"a","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}}]}`,
  () => `{"mutations":[{"create":{"_type":"a","x":${'{"a":'.repeat(150)}1${'}'.repeat(150)}}}]}`,
  () => `{"query":"$a","params":{"a":${'['.repeat(3_000)}${']'.repeat(3_000)}}}`,
  () => JSON.stringify({ query: `*[${'('.repeat(3_000)}true${')'.repeat(3_000)}]` }),
  () => JSON.stringify({ query: `[${'$a,'.repeat(1_000)}1]`, params: { a: 'x'.repeat(500_000) } }),
  () => JSON.stringify({ query: '*|order(a)[0..1e308]{"a": 9e999, "b": 2**9999, "c": string(-0)}' }),
  () => `{"mutations":[{"createOrReplace":{"_id":"a","_type":"a","n":1e999,"m":${'9'.repeat(400)}}}]}`,
  () => JSON.stringify({ mutations: [{ create: { _id: 'x'.repeat(50_000), _type: 'y'.repeat(50_000) } }] }),
  () => '{"mutations":[{"create":{"_type":"a","x":"\\ud800","\\udfff\\u0000":"\\u0000"}}]}',
  () => '{"mutations":[{"create":{"_type":"a","__proto__":{"polluted":1}}}]}',
  () =>
    '{"mutations":[{"patch":{"id":"a","set":{"constructor.prototype.polluted":1,"a.__proto__.polluted":1}}}]}',
  () =>
    '{"mutations":[{"createOrReplace":{"_id":"a","_type":"a","toString":1,"hasOwnProperty":2,"then":3}}]}',
  () => new Uint8Array(randomBytes(200)),
  () => Buffer.concat([Buffer.from('{"query":"'), randomBytes(20), Buffer.from('"}')]),
];

const body = (): string | Uint8Array<ArrayBuffer> =>
  pick([
    () => pick(extremes)(),
    () => JSON.stringify({ mutations: Array.from({ length: randomInt(4) }, mutation) }),
    () => JSON.stringify({ actions: Array.from({ length: randomInt(4) }, action) }),
    () => JSON.stringify({ query: pick(values), params: anyJson(2) }),
    () => JSON.stringify(anyJson(5)),
    () => '{',
    () => '',
    () => 'x'.repeat(randomInt(2_000)),
  ])();

const headerNames = [
  'x-sanity-project-id',
  'last-event-id',
  'range',
  'if-none-match',
  'origin',
  'content-type',
  'content-length',
  'x-forwarded-for',
];
const headerValues = [
  '',
  '..',
  '*',
  'bytes=9-1',
  'bytes=-99999999999999999999',
  'null',
  'multipart/form-data; boundary=',
  '-1',
  '9'.repeat(400),
  '\u00ff\u00fe',
];

/** Event streams stay open and have their own tests. */
const isStream = (route: string): boolean => /\/listen\/|\/live\//.test(route);

const randomRequest = (routes: string[], token: string): Request => {
  const [method = 'GET', pattern = '/'] = pick(routes).split(' ');
  const path = pattern.replaceAll(/:[a-zA-Z]+\??(\{[^}]*\})?|\*/g, (name) =>
    name.startsWith(':dataset') && randomInt(4) > 0 ? 'production' : pick(words),
  );
  const query = Array.from(
    { length: randomInt(4) },
    () => `${encodeURIComponent(pick(names))}=${encodeURIComponent(pick(values))}`,
  ).join('&');
  const used = randomInt(10) === 0 ? pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) : method;
  // Other versions on purpose: each must be answered or rejected, and none may crash the lake.
  const version = pick([`/v${apiVersion}`, '/v1', '/vX', '/v2021-03-25']);
  return new Request(`http://lake.test${version}${path}?${query}`, {
    method: used,
    headers: {
      ...(randomInt(5) === 0
        ? {}
        : { authorization: pick([`Bearer ${token}`, token, 'Bearer', 'Basic eA==']) }),
      ...(randomInt(4) === 0 ? { [pick(headerNames)]: pick(headerValues) } : {}),
    },
    ...(used === 'GET' || used === 'HEAD' ? {} : { body: body() }),
  });
};

/** Sends random requests to every route. A 5xx response or none is a loss. */
export const fuzzRoutes = async (lake: OpenLake, isOver: (requests: number) => boolean): Promise<Losses> => {
  // The fuzzer is an administrator: DELETE could remove the dataset and end the test.
  const routes = lake.listRoutes().filter((route) => !isStream(route) && !route.startsWith('DELETE'));
  const { secret } = lake.context.accounts.adminToken;
  const losses: Losses = { tried: { requests: 0, routes: routes.length }, lost: [] };
  for (let count = 0; !isOver(count); count++) {
    const request = randomRequest(routes, secret);
    const copy = request.clone();
    const answer = await lake.fetch(request).catch((error: unknown) => error);
    losses.tried.requests = count + 1;
    if (answer instanceof Response && answer.status < 500) {
      await answer.body?.cancel();
      continue;
    }
    const what = answer instanceof Response ? `${answer.status} ${await answer.text()}` : String(answer);
    losses.lost.push(`${copy.method} ${copy.url} ${await copy.text()}: ${what}`);
  }
  return losses;
};
