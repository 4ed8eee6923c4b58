import { serve } from 'local-lake';
import { addUser, createSession, createToken } from 'local-lake/accounts';
import { newsroomLake } from '../../testing/newsroomLake.ts';
import { longDraft, oldDraft, ownDraft, revisions } from './documents.ts';

/**
 * Serves a lake with the newsroom's rules, an account of each role and a draft with a long history. Prints its port and
 * their tokens as JSON.
 */
const [data = ''] = process.argv.slice(2);
const { port, context, close } = await serve({ port: 0, data, ...newsroomLake });
const { db, adminToken } = context.accounts;
const accountOf = async (name: string, role: string): Promise<{ id: string; secret: string }> => {
  const { user } = await addUser(db, { email: `${name}@example.org`, role });
  return { id: user.id, secret: createSession(db, user.id) };
};
const saver = await accountOf('saver', 'editor');
const journalist = await accountOf('journalist', 'journalist');
const editor = await accountOf('editor', 'editor');
const viewer = await accountOf('viewer', 'viewer');
const administrator = createToken(db, { label: 'import', role: 'administrator' });

const dataset = context.datasets.find(newsroomLake.project, 'production');
if (!dataset) throw new Error('A new lake has its dataset');
let transactions = 0;
const write = (id: string, fields: Record<string, unknown>, author: string): void => {
  const transactionId = `bench-${++transactions}`;
  const timestamp = dataset.now();
  const before = dataset.get(id);
  const system = { _rev: transactionId, _createdAt: before?._createdAt ?? timestamp, _updatedAt: timestamp };
  const after = { _type: 'article', ...before, ...fields, ...system, _id: id, startedBy: author };
  const changes = [{ id, before, after, mutations: [] }];
  dataset.commit({ transactionId, digest: transactionId, timestamp, author, changes });
};
write('drafts.saver', { ...ownDraft, headline: 'A story' }, saver.id);
for (const { id } of [journalist, editor]) {
  for (let number = 0; number < 8; number++) write(`drafts.${id}-${number}`, longDraft, id);
}
for (let number = 0; number < 40; number++) write(`drafts.large-${number}`, longDraft, editor.id);
for (let number = 0; number < revisions; number++)
  write('drafts.old', { ...oldDraft, note: `Revision ${number}` }, journalist.id);

const tokens = {
  saver: saver.secret,
  viewer: viewer.secret,
  journalist: journalist.secret,
  editor: editor.secret,
  administrator: administrator.secret,
};
console.log(
  JSON.stringify({
    port,
    tokens,
    ids: { journalist: journalist.id, editor: editor.id },
    admin: adminToken.secret,
  }),
);
process.on('SIGTERM', async () => {
  await close();
  process.exit(0);
});
