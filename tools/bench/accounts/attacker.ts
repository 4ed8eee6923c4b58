import { Agent, request } from 'node:http';
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { type Attack, attacks, type Sent } from './attacks.ts';

/**
 * Malicious accounts: send requests until SIGTERM, then print the number of responses by status. Attackers use other
 * machines; here their process has a low priority instead.
 *
 *     node attacker.ts PORT TOKENS IDS ATTACK…
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const [port, tokens = '{}', ids = '{}', ...names] = process.argv.slice(2);
const tokenOf = JSON.parse(tokens) as Record<string, string>;
const idOf = JSON.parse(ids) as Record<string, string>;
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const answers: Record<string, number> = {};
const note = (answer: number | string): void => {
  answers[answer] = (answers[answer] ?? 0) + 1;
};

const send = ({ path, body, method = 'GET', type }: Sent, role: string, onOpen = () => {}): Promise<void> =>
  new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${tokenOf[role]}`,
      ...(type ? { 'content-type': type } : {}),
    };
    const options = { port, path: `/v${apiVersion}${path}`, method, headers, agent };
    const sent = request(options, (response) => {
      note(response.statusCode ?? 0);
      onOpen();
      response.resume().on('close', resolve);
    });
    sent.on('error', () => {
      note('broken');
      resolve();
    });
    sent.end(body);
  });

const openedAtOnce = 30;

const begin = async ({ role, connections, request: ask, areStreams }: Attack): Promise<void> => {
  const own = idOf[role] ?? 'nobody';
  if (areStreams) {
    for (let round = 0; round < connections; round += openedAtOnce)
      await Promise.all(
        Array.from(
          { length: Math.min(openedAtOnce, connections - round) },
          (_, index) => new Promise<void>((resolve) => void send(ask(round + index, own), role, resolve)),
        ),
      );
    return;
  }
  let rounds = 0;
  for (let connection = 0; connection < connections; connection++) {
    void (async () => {
      for (;;) {
        await send(ask(rounds++, own), role);
        // A refusal at once is no reason to keep this process busy.
        await pause(1);
      }
    })();
  }
};

process.on('SIGTERM', () => {
  console.log(JSON.stringify(answers));
  process.exit(0);
});
for (const name of names) {
  const attack = attacks[name];
  if (!attack) throw new Error(`There is no attack "${name}".`);
  await begin(attack);
}
await pause(300);
console.log('under way');
await new Promise(() => setInterval(() => {}, 60_000));
