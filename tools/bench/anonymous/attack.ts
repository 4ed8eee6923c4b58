import { Agent, get, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { apiVersion } from '../../../lib/apiVersion.ts';

/**
 * One or many anonymous clients: sends requests until SIGTERM, then prints the number of responses by status. Attackers
 * use other machines; here their process has a low priority instead.
 *
 *     node attack.ts PORT ATTACK [path prefix of the lake, such as /lake]
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const [portText, shape = '', prefix = ''] = process.argv.slice(2);
const port = Number(portText);
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const answers: Record<string, number> = {};
const note = (answer: number | string): void => {
  if (!Object.keys(answers).length) process.send?.('answered');
  answers[answer] = (answers[answer] ?? 0) + 1;
};

const nested = 'count(*{"a":*{"b":*{"c":*{"d":count(*)}}}})';
const addressOf = (number: number): string => `198.51.${Math.floor(number / 250)}.${1 + (number % 250)}`;
const queryPath = (query: string): string =>
  `/v${apiVersion}/data/query/production?query=${encodeURIComponent(query)}`;

type CostlyRequest = { path: string; address: number; body?: string };

const ask = ({ path, address, body }: CostlyRequest): Promise<void> =>
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

/** Other costly requests: queries without an index, and many cheap parts. */
const shapes: Omit<CostlyRequest, 'address'>[] = [
  queryPath('*{..., "all": *}'),
  queryPath('*|order(headline + standfirst)[0...900]'),
  queryPath('*[pt::text(body) match "*a*"]'),
  queryPath('*[standfirst match "a*"]|order(headline)[10000...10100]'),
  queryPath('*[count(*[headline > ^.headline]) > 3]'),
  `${queryPath('*{..., "same": *[section._ref == ^.section._ref]{headline}}')}&resultSourceMap=true&explain=true`,
  `${queryPath('*[_type == "article"]{headline, "people": bylines[]->}')}&perspective=drafts`,
  `/v${apiVersion}/data/doc/production/${Array.from({ length: 1_000 }, (_, index) => `article-${index}`).join()}`,
  `/v${apiVersion}/data/export/production`,
  queryPath(`*[${'('.repeat(2_000)}a${')'.repeat(2_000)}]`),
]
  .map((path): Omit<CostlyRequest, 'address'> => ({ path }))
  .concat({
    path: `/v${apiVersion}/data/query/production`,
    body: JSON.stringify({
      query: 'count(*[headline in $texts])',
      params: { texts: Array.from({ length: 20_000 }, (_, index) => `text number ${index}`) },
    }),
  });

const sendCostlyShape = (round: number): unknown => {
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
        path: `${prefix}/v${apiVersion}/data/listen/production?query=${query}&includeResult=true`,
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

/** Opens listeners, sixteen at a time: the lake bounds waiting requests. */
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
  'other costly shapes, 50/s': () => every(20, sendCostlyShape),
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
const running = attack();
if (shape === '2,000 listeners') await running;
if (shape === 'all of it') while ((answers['listener 200'] ?? 0) < listeners) await pause(100);
console.log('under way');
await running;
await new Promise(() => setInterval(() => {}, 60_000));
