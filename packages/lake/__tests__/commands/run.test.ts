import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { apiVersion } from '../../src/apiVersion.ts';
import { runCommand, startLake } from './lakeCommand.ts';

const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'lake-run-')));
let lake: Awaited<ReturnType<typeof startLake>>;
beforeAll(async () => {
  lake = await startLake(place);
});
afterAll(async () => {
  await lake.stop();
  rmSync(place, { recursive: true, force: true });
});

/** Runs a program that requests an address with the administrator's token. */
const request = (url: string, ...options: string[]) => {
  const program = `
    const headers = { authorization: 'Bearer ' + process.env.SANITY_AUTH_TOKEN };
    const answer = await fetch(process.argv[1], { headers });
    console.log(answer.status, await answer.text());`;
  const args = ['--input-type=module', '--eval', program, url];
  return runCommand(place, ['run', ...options, process.execPath, ...args]);
};

describe('local-lake run', () => {
  it('sends calls of the hosted API to the running lake, as administrator', async () => {
    const me = await request(`https://api.sanity.io/v${apiVersion}/users/me`);
    expect(me).toMatchObject({ code: 0, stdout: expect.stringMatching(/^200 .*"administrator"/) });
    const query = `v${apiVersion}/data/query/production?query=${encodeURIComponent('count(*)')}`;
    const data = path.join(place, 'local-lake-data');
    const answer = await request(`https://local.apicdn.sanity.io/${query}`, '--data', data);
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringMatching(/^200 .*"result":0/) });
  });

  it.each(['https://www.sanity.io/', 'https://api.sanity.io.example.org/'])(
    'lets the program reach no other address: %s',
    async (url) => {
      const { code, stdout, stderr } = await request(url);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('403');
    },
  );

  it('exits with the code of the program', async () => {
    const { code } = await runCommand(place, ['run', process.execPath, '--eval', 'process.exit(7)']);
    expect(code).toBe(7);
  });

  it.each([
    [['run', 'no-such-program'], 'no-such-program could not be started'],
    [['run', '--data', 'elsewhere', 'node'], 'Start it first'],
  ])('prints a mistake in a message and exits with 1: %j', async (args, message) => {
    const { code, stderr } = await runCommand(place, args);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
