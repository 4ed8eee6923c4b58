import { anonymous } from '../accounts/access.ts';
import { LakeError } from '../errors.ts';
import { resultJson } from '../query/evaluate/resultJson.ts';
import { runQuery } from '../query/evaluate/runQuery.ts';
import { failureOf } from '../query/worker/messages.ts';
import { partsAroundResult, readQueryRequest } from '../query/worker/queryRequest.ts';
import { readDataset } from '../query/worker/readOnly.ts';
import { exportBatch } from '../store/database/exportDocuments.ts';
import { findDocuments } from '../store/findDocuments.ts';
import { answerTasks } from '../threads/answerTasks.ts';
import { maxResultCharacters } from './limits.ts';
import type { Done, Task, TaskReply } from './taskMessages.ts';

/** Parses and answers one request. Anonymous clients have no roles. */
const run = (task: Task, checkNotAborted: () => void): Done => {
  const started = performance.now();
  // Parsed first: an invalid query need not open the dataset.
  const asked = task.kind === 'query' ? readQueryRequest(task.asked) : null;
  return readDataset({ ...task, identity: anonymous, roles: [] }, ({ dataset, access }) => {
    if (task.kind === 'documents') return done(JSON.stringify(findDocuments(dataset, access, task.asked)));
    if (task.kind === 'export') {
      const { lines, next } = exportBatch(dataset, access, task.types, task.position);
      return { ...done(lines), next };
    }
    if (!asked) throw new Error('The query was not parsed');
    const { query, params, perspective, sourceMap } = asked;
    const question = { query, params, perspective, sourceMap, now: new Date() };
    const { result, ...answered } = runQuery(dataset, access, question, checkNotAborted);
    const json = resultJson(result, maxResultCharacters, tooLarge);
    const { before, after } = partsAroundResult(asked, answered, started);
    return done(`${before}${json}${after}`);
  });
};

const done = (text: string): Done => ({ kind: 'done', body: new TextEncoder().encode(text) });

const tooLarge = (): LakeError =>
  new LakeError(
    400,
    'The result is too large for a request without a token. Ask for less, or send a token.',
    {
      type: 'queryTooLargeError',
    },
  );

const reply = (task: Task, checkNotAborted: () => void): Done | ReturnType<typeof failureOf> => {
  try {
    return run(task, checkNotAborted);
  } catch (error) {
    return failureOf(error);
  }
};

answerTasks<Task, TaskReply>((task, checkNotAborted) => {
  const before = process.threadCpuUsage();
  const answer = reply(task, checkNotAborted);
  const { user, system } = process.threadCpuUsage(before);
  return {
    reply: { ...answer, processorMs: (user + system) / 1000 },
    transferList: answer.kind === 'done' ? [answer.body.buffer as ArrayBuffer] : [],
  };
});
