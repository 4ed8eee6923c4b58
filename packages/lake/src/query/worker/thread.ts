import { LakeError } from '../../errors.ts';
import { answerTasks } from '../../threads/answerTasks.ts';
import { resultJson } from '../evaluate/resultJson.ts';
import { runQuery } from '../evaluate/runQuery.ts';
import { failureOf, type Reply, type Task } from './messages.ts';
import { readDataset } from './readOnly.ts';

/** As JSON; in memory it is many times that. */
const maxCharacters = 50_000_000;
const tooLarge = (): LakeError =>
  new LakeError(400, 'The result is larger than an answer may be. Ask for less.', {
    type: 'queryTooLargeError',
  });

answerTasks<Task, Reply>((task, checkWanted) => {
  try {
    return readDataset(task, ({ library, access }) => {
      const { result, ...rest } = runQuery(library, access, task.question, checkWanted);
      const json = resultJson(result, maxCharacters, tooLarge);
      // A text would be copied into the heap of the thread that answers everyone, and again to be sent.
      const bytes = new TextEncoder().encode(json);
      return { reply: { kind: 'answer', resultJson: bytes, ...rest }, handedOver: [bytes.buffer] };
    });
  } catch (error) {
    return { reply: failureOf(error), handedOver: [] };
  }
});
