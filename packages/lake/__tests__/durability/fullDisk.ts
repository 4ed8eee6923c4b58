/** A program: writes to a lake while its database may not grow, and again when it may. Prints both responses. */

import { apiVersion } from '../../src/apiVersion.ts';
import { createLake } from '../../src/lake.ts';

const [data] = process.argv.slice(2);
if (!data) throw new Error('fullDisk.ts DATA');

const lake = await createLake({ data });
const { db } = lake.context.datasets.find('local', 'production') ?? {};
const write = async () => {
  const response = await lake.fetch(
    new Request(`http://lake.test/v${apiVersion}/data/mutate/production`, {
      method: 'POST',
      headers: { authorization: `Bearer ${lake.context.accounts.adminToken.secret}` },
      body: JSON.stringify({
        mutations: [{ create: { _id: 'big', _type: 'plant', text: 'x'.repeat(200_000) } }],
      }),
    }),
  );
  return { status: response.status, body: await response.json() };
};
db?.exec('PRAGMA max_page_count = 1');
const full = await write();
const left = db?.prepare('SELECT count(*) AS count FROM documents').get()?.count;
db?.exec('PRAGMA max_page_count = 1000000');
const again = await write();
await lake.close();
console.log(JSON.stringify({ full, left, again }));
