import { LakeError } from '../../errors.ts';
import { answerTasks } from '../../threads/answerTasks.ts';
import { resultJson } from '../evaluate/resultJson.ts';
import { runQuery } from '../evaluate/runQuery.ts';
import { failureOf, type Reply, type Task } from './messages.ts';
import { readDataset } from './readOnly.ts';

/** Of the result as JSON. In memory it takes many times as much. */
const maxResultCharacters = 50_000_000;
const resultTooLarge = (): LakeError =>
  new LakeError(400, `The result is larger than ${maxResultCharacters} characters of JSON. Ask for less.`, {
    type: 'queryTooLargeError',
  });

answerTasks<Task, Reply>((task, checkNotAborted) => {
  try {
    return readDataset(task, ({ dataset, access }) => {
      const { result, ...rest } = runQuery(dataset, access, task.question, checkNotAborted);
      const json = resultJson(result, maxResultCharacters, resultTooLarge);
      // A string would be copied into the heap of the main thread, and again when it is sent. Bytes are transferred.
      const bytes = new TextEncoder().encode(json);
      return { reply: { kind: 'answer', resultJson: bytes, ...rest }, transferList: [bytes.buffer] };
    });
  } catch (error) {
    return { reply: failureOf(error), transferList: [] };
  }
});
