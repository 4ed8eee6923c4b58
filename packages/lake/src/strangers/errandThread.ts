import { anonymous } from '../accounts/access.ts';
import { LakeError } from '../errors.ts';
import { resultJson } from '../query/evaluate/resultJson.ts';
import { runQuery } from '../query/evaluate/runQuery.ts';
import { failureOf } from '../query/worker/messages.ts';
import { aroundResult, readQuestion } from '../query/worker/queryRequest.ts';
import { readDataset } from '../query/worker/readOnly.ts';
import { exportBatch } from '../store/database/exportDocuments.ts';
import { findDocuments } from '../store/findDocuments.ts';
import { answerTasks } from '../threads/answerTasks.ts';
import { maxAnswerCharacters } from './limits.ts';
import type { Done, Errand, ErrandReply } from './messages.ts';

/** Reads, plans, evaluates and writes what strangers ask. They have no roles. */
const run = (errand: Errand, checkWanted: () => void): Done => {
  const started = performance.now();
  // Read before the dataset is opened: it may be no question at all.
  const asked = errand.kind === 'question' ? readQuestion(errand.asked) : null;
  return readDataset({ ...errand, identity: anonymous, roles: [] }, ({ library, access }) => {
    if (errand.kind === 'documents')
      return done(JSON.stringify(findDocuments(library, access, errand.asked)));
    if (errand.kind === 'export') {
      const { lines, next } = exportBatch(library, access, errand.types, errand.position);
      return { ...done(lines), next };
    }
    if (!asked) throw new Error('A question was not read');
    const { query, params, perspective, sourceMap } = asked;
    const question = { query, params, perspective, sourceMap, now: new Date() };
    const { result, ...answered } = runQuery(library, access, question, checkWanted);
    const json = resultJson(result, maxAnswerCharacters, tooLarge);
    const { before, after } = aroundResult(asked, answered, started);
    return done(`${before}${json}${after}`);
  });
};

const done = (text: string): Done => ({ kind: 'done', body: new TextEncoder().encode(text) });

const tooLarge = (): LakeError =>
  new LakeError(400, 'The result is larger than an answer without a token may be. Ask for less.', {
    type: 'queryTooLargeError',
  });

const reply = (errand: Errand, checkWanted: () => void): Done | ReturnType<typeof failureOf> => {
  try {
    return run(errand, checkWanted);
  } catch (error) {
    return failureOf(error);
  }
};

answerTasks<Errand, ErrandReply>((errand, checkWanted) => {
  const before = process.threadCpuUsage();
  const answer = reply(errand, checkWanted);
  const { user, system } = process.threadCpuUsage(before);
  return {
    reply: { ...answer, processorMs: (user + system) / 1000 },
    handedOver: answer.kind === 'done' ? [answer.body.buffer as ArrayBuffer] : [],
  };
});
