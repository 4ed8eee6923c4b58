import type { DatabaseSync } from 'node:sqlite';
import { LakeError } from '../errors.ts';
import { standingQuotas } from '../quotas/quotas.ts';
import { inTransaction } from './database.ts';

/** A setting of Studio for one person, such as recent searches. `value` is any JSON. */
export type KeyValue = { key: string; value: unknown };

export const listKeyValues = (db: DatabaseSync, userId: string, keys: string[] | null): KeyValue[] =>
  db
    .prepare('select key, value from keyvalue where user_id = ? order by key')
    .all(userId)
    .map((row) => ({ key: String(row.key), value: JSON.parse(String(row.value)) as unknown }))
    .filter(({ key }) => keys === null || keys.includes(key));

/** Stores all settings or none. @throws LakeError 409 for more settings than a person may have. */
export const setKeyValues = (db: DatabaseSync, userId: string, pairs: KeyValue[]): void => {
  inTransaction(db, () => storeKeyValues(db, userId, pairs));
};

const storeKeyValues = (db: DatabaseSync, userId: string, pairs: KeyValue[]): void => {
  const statement = db.prepare(
    'insert into keyvalue (user_id, key, value) values (?, ?, ?) on conflict do update set value = excluded.value',
  );
  for (const { key, value } of pairs) statement.run(userId, key, JSON.stringify(value ?? null));
  const { count } = db.prepare('select count(*) as count from keyvalue where user_id = ?').get(userId) ?? {};
  const { each } = standingQuotas.settings;
  if (Number(count) > each) throw new LakeError(409, `A person can have at most ${each} settings`);
};
