import { Agent, get, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A stranger, or many: asks until it is ended, and then says how it was answered. Those who attack have machines of
 * their own: on this one their process yields to the others.
 *
 *     node attack.ts PORT ATTACK [where the lake begins there, such as /lake]
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const [portText, shape = '', prefix = ''] = process.argv.slice(2);
const port = Number(portText);
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const answers: Record<string, number> = {};
const note = (answer: number | string): void => {
  answers[answer] = (answers[answer] ?? 0) + 1;
};

const nested = 'count(*{"a":*{"b":*{"c":*{"d":count(*)}}}})';
const addressOf = (number: number): string => `198.51.${Math.floor(number / 250)}.${1 + (number % 250)}`;
const queryPath = (query: string): string =>
  `/v2025-02-19/data/query/production?query=${encodeURIComponent(query)}`;

type Asked = { path: string; address: number; body?: string };

const ask = ({ path, address, body }: Asked): Promise<void> =>
  new Promise((resolve) => {
    const options: RequestOptions = {
      port,
      path: prefix + path,
      agent,
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-forwarded-for': addressOf(address) },
    };
    const sent = request(options, (response) => {
      note(response.statusCode ?? 0);
      response.resume().on('close', resolve);
    });
    sent.on('error', () => {
      note('broken');
      resolve();
    });
    sent.end(body);
  });

const every = async (milliseconds: number, work: (round: number) => unknown): Promise<void> => {
  for (let round = 0; ; round++) {
    void work(round);
    await pause(milliseconds);
  }
};

/** What no index answers, in other forms; and what is cheap, but much. */
const shapes: Omit<Asked, 'address'>[] = [
  queryPath('*{..., "all": *}'),
  queryPath('*|order(headline + standfirst)[0...900]'),
  queryPath('*[pt::text(body) match "*a*"]'),
  queryPath('*[standfirst match "a*"]|order(headline)[10000...10100]'),
  queryPath('*[count(*[headline > ^.headline]) > 3]'),
  `${queryPath('*{..., "same": *[section._ref == ^.section._ref]{headline}}')}&resultSourceMap=true&explain=true`,
  `${queryPath('*[_type == "article"]{headline, "people": bylines[]->}')}&perspective=drafts`,
  `/v2025-02-19/data/doc/production/${Array.from({ length: 1_000 }, (_, index) => `article-${index}`).join()}`,
  '/v2025-02-19/data/export/production',
  queryPath(`*[${'('.repeat(2_000)}a${')'.repeat(2_000)}]`),
]
  .map((path): Omit<Asked, 'address'> => ({ path }))
  .concat({
    path: '/v2025-02-19/data/query/production',
    body: JSON.stringify({
      query: 'count(*[headline in $texts])',
      params: { texts: Array.from({ length: 20_000 }, (_, index) => `text number ${index}`) },
    }),
  });

const askInShapes = (round: number): unknown => {
  const asked = shapes[round % shapes.length];
  return asked && ask({ ...asked, address: round % 40 });
};

const listeners = 2_000;
const listenersOfAddress = 100;

const listen = (number: number): Promise<void> =>
  new Promise((resolve) => {
    const filter = `*[_type in ["article", "story"] && (headline match "*${number}" || body[].children[].text match "word${number}*" || standfirst > "x${number}")]`;
    const query = encodeURIComponent(filter);
    const sent = get(
      {
        port,
        path: `${prefix}/v2025-02-19/data/listen/production?query=${query}&includeResult=true`,
        headers: { 'x-forwarded-for': addressOf(100 + Math.floor(number / listenersOfAddress)) },
      },
      (response: IncomingMessage) => {
        note(`listener ${response.statusCode}`);
        response.once('data', () => resolve());
        response.resume().on('close', () => {
          note('listener ended');
          resolve();
        });
      },
    );
    sent.on('error', () => resolve());
  });

/** Some at a time, and each that is not let in once more: the queue of those who ask is bounded too. */
const listenAll = async (): Promise<void> => {
  const numbers = Array.from({ length: listeners }, (_, number) => number);
  const next = async (): Promise<void> => {
    for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) await listen(number);
  };
  await Promise.all(Array.from({ length: 16 }, next));
};

const attacks: Record<string, () => Promise<unknown>> = {
  'nested queries, 10/s from one address': () =>
    every(100, () => ask({ path: queryPath(nested), address: 0 })),
  'nested queries, 10/s from many addresses': () =>
    every(100, (round) => ask({ path: queryPath(nested), address: round % 250 })),
  'nested queries, 120 at once': async () => {
    for (;;)
      await Promise.all(
        Array.from({ length: 120 }, (_, address) => ask({ path: queryPath(nested), address: address % 60 })),
      );
  },
  'other costly shapes, 50/s': () => every(20, askInShapes),
  '2,000 listeners': listenAll,
};
attacks['all of it'] = async () => {
  await listenAll();
  await Promise.all([
    attacks['nested queries, 10/s from many addresses']?.(),
    attacks['nested queries, 120 at once']?.(),
    attacks['other costly shapes, 50/s']?.(),
  ]);
};

process.on('SIGTERM', () => {
  console.log(JSON.stringify(answers));
  process.exit(0);
});
process.send?.('begun');
const attack = attacks[shape];
if (!attack) throw new Error(`There is no attack "${shape}".`);
const under = attack();
if (shape === '2,000 listeners') await under;
if (shape === 'all of it') while ((answers['listener 200'] ?? 0) < listeners) await pause(100);
console.log('under way');
await under;
await new Promise(() => setInterval(() => {}, 60_000));
