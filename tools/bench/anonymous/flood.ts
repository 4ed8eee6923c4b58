import { Agent, request } from 'node:http';
import { constants, setPriority } from 'node:os';
import { previewCookieName } from '../../../server/previews/previewCookie.ts';

/**
 * A stranger with one address who asks for as much as a number of connections can. Sends requests until SIGTERM, then
 * prints the number of responses by status. Attackers use other machines; here the process has a low priority instead.
 *
 *     node flood.ts PORT CONNECTIONS STORY KIND...
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const [port = '', connections = '', story = '', ...kinds] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const answers: Record<string, number> = {};
let number = 0;

type Asked = { path: string; method?: 'POST'; headers?: Record<string, string>; body?: string };

const asks: Record<string, () => Asked> = {
  'invented stories': () => ({ path: `/articles/invented-${++number}` }),
  'cold stories': () => ({ path: `/articles/bench-${++number}` }),
  entries: () => ({ path: `/articles/${story}/entries/invented-${++number}` }),
  views: () => ({
    path: '/api/views',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0' },
    body: JSON.stringify({ slug: story }),
  }),
  people: () => ({ path: `/people/invented-${++number}` }),
  studio: () => ({ path: `/studio/x${++number}` }),
  previews: () => ({
    path: `/articles/${story}`,
    headers: { cookie: `${previewCookieName}=${String(++number).padStart(40, '0')}` },
  }),
  searches: () => ({ path: `/search?q=${++number}` }),
};

const send = ({ path, method, headers = {}, body }: Asked): Promise<number | string> =>
  new Promise((resolve) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, path, method: method ?? 'GET', agent },
        headers: { ...headers, 'x-forwarded-for': '203.0.113.66' },
      },
      (response) => response.resume().once('close', () => resolve(response.statusCode ?? 0)),
    );
    sent.on('error', () => resolve('broken'));
    sent.end(body);
  });

const flood = async (connection: number): Promise<void> => {
  const ask = asks[kinds[connection % kinds.length] ?? ''];
  if (!ask) throw new Error(`There is no flood of ${kinds.join()}.`);
  for (;;) {
    const answer = await send(ask());
    answers[answer] = (answers[answer] ?? 0) + 1;
  }
};

process.on('SIGTERM', () => {
  console.log(JSON.stringify(answers));
  process.exit(0);
});
for (let connection = 0; connection < Number(connections); connection += 1) void flood(connection);
setTimeout(() => console.log('under way'), 1_000);
