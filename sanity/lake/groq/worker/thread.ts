import { DatabaseSync } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';
import { createAccessControl } from '../../accounts/access.ts';
import { storageError } from '../../answerError.ts';
import { LakeError } from '../../errors.ts';
import { parseStored } from '../../store/parseStored.ts';
import type { SanityDocument } from '../../types.ts';
import { missingRowsOf } from '../index/missingRows.ts';
import { runQuery } from '../query.ts';
import { resultJson } from '../resultJson.ts';
import type { Reply, Task } from './messages.ts';

/** As JSON; in memory it is many times that. */
const maxCharacters = 50_000_000;
const tooLarge = (): LakeError =>
  new LakeError(400, 'The result is larger than an answer may be. Ask for less.', {
    type: 'queryTooLargeError',
  });

/** Answers one task at a time over a connection of its own, which sees what was committed when the query began. */
const answer = ({ path, project, name, aclMode, identity, roles, question }: Task): Reply => {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    db.exec('PRAGMA query_only = ON; BEGIN');
    const select = db.prepare('SELECT json FROM documents WHERE id = ?');
    const get = (id: string): SanityDocument | null => {
      const json = select.get(id)?.json;
      return typeof json === 'string' ? parseStored(json) : null;
    };
    const access = createAccessControl(roles).accessFor(identity, { aclMode });
    const library = { project, name, db, get, findMissing: missingRowsOf(db) };
    const { result, ...rest } = runQuery(library, access, question, () => {});
    const json = resultJson(result, maxCharacters, tooLarge);
    // A text would be copied into the heap of the thread that answers everyone, and again to be sent.
    return { kind: 'answer', resultJson: new TextEncoder().encode(json), ...rest };
  } catch (error) {
    return replyTo(error);
  } finally {
    db.close();
  }
};

const replyTo = (error: unknown): Reply => {
  const refusal = error instanceof LakeError ? error : storageError(error);
  return refusal
    ? {
        kind: 'refusal',
        status: refusal.status,
        message: refusal.message,
        details: { ...refusal.details, type: refusal.type },
      }
    : { kind: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
};

parentPort?.on('message', (task: Task) => {
  const reply = answer(task);
  parentPort?.postMessage(reply, reply.kind === 'answer' ? [reply.resultJson.buffer as ArrayBuffer] : []);
});
