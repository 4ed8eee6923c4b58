import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StoredStory } from '../../../fixtures/malformedStories.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

/**
 * Creates a data folder with the demonstration stories and with invalid stories that a current lake would reject, as
 * an older lake left them. Each is first imported in a valid form.
 *
 * @returns the folder, for `DATA_DIR`.
 */
export const writeOlderLake = async (
  stories: { sound: StoredStory; stored: StoredStory }[],
): Promise<string> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-test-'));
  const data = path.join(dataDir, 'lake');
  mkdirSync(data, { mode: 0o700 });
  const file = path.join(dataDir, 'stories.ndjson');
  writeFileSync(file, stories.map(({ sound }) => JSON.stringify(sound)).join('\n'));
  await importOnce(data, file);
  const [name = ''] = globSync('**/production/data.sqlite', { cwd: data });
  const db = new DatabaseSync(path.join(data, name));
  const find = db.prepare('SELECT json FROM documents WHERE id = ?');
  const write = db.prepare('UPDATE documents SET json = ? WHERE id = ?');
  for (const { stored } of stories) {
    const { _rev, _createdAt, _updatedAt } = JSON.parse(String(find.get(stored._id)?.json));
    write.run(JSON.stringify({ ...stored, _rev, _createdAt, _updatedAt }), stored._id);
  }
  // Makes the lake rebuild its index.
  db.exec("DELETE FROM settings WHERE name = 'index'");
  db.close();
  return dataDir;
};

const importOnce = async (data: string, file: string): Promise<void> => {
  const seed = path.join(root, 'sanity/seed/seed.ndjson');
  const lake = spawn(
    path.join(root, 'node_modules/.bin/node'),
    ['bin/lake.ts', '--port', '0', '--data', data, '--seed', seed, '--import', file],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  const ended = once(lake, 'exit');
  const note = (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.includes('The lake answers')) lake.kill('SIGTERM');
  };
  lake.stdout.on('data', note);
  lake.stderr.on('data', note);
  await ended;
  if (!printed.includes('The lake answers')) throw new Error(`The lake did not start:\n${printed}`);
};
