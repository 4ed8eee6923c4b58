import type { DatabaseSync } from 'node:sqlite';
import type { Identity } from '../../types/identities.ts';

/**
 * The person who may know this person's password: who added the account or reset its password, until somebody else
 * confirmed the account. Of a removed account, whose person came back, the new one. If that person is controlled too,
 * their controller. Otherwise the person itself. It stays known when accounts are removed.
 */
export const controllerOf = (db: DatabaseSync, id: string): string => {
  const chain = [id];
  for (;;) {
    const next = directControllerOf(db, chain.at(-1) ?? id);
    if (next === null) return chain.at(-1) ?? id;
    // Two people who reset each other's password may be one. All of a circle get the same controller.
    const circle = chain.indexOf(next);
    if (circle >= 0) return chain.slice(circle).sort()[0] ?? id;
    chain.push(next);
  }
};

const directControllerOf = (db: DatabaseSync, id: string): string | null => {
  const row = db.prepare('select controller_id from controller where user_id = ?').get(id);
  return row ? String(row.controller_id) : null;
};

/**
 * Records that `by` knows the person's password. The command line can be used only by those who can read the data
 * folder, so accounts that it adds have no controller.
 */
export const setController = (db: DatabaseSync, id: string, by: Identity): void => {
  if (by.kind === 'user') setControllerId(db, id, by.id);
  else removeController(db, id);
};

/** Records that a removed account and a new one are of one person. Who may know the password of either stays known. */
export const joinFormer = (db: DatabaseSync, former: string, id: string): void => {
  if (controllerOf(db, former) === controllerOf(db, id)) return;
  if (directControllerOf(db, former) === null) setControllerId(db, former, id);
  else if (directControllerOf(db, id) === null) setControllerId(db, id, former);
};

const setControllerId = (db: DatabaseSync, id: string, controllerId: string): void => {
  db.prepare(
    'insert into controller (user_id, controller_id) values (?, ?) on conflict do update set controller_id = excluded.controller_id',
  ).run(id, controllerId);
};

export const removeController = (db: DatabaseSync, id: string): void => {
  db.prepare('delete from controller where user_id = ?').run(id);
};
