import { failureOf } from '../query/worker/messages.ts';
import { readDataset } from '../query/worker/readOnly.ts';
import { answerTasks } from '../threads/answerTasks.ts';
import { answerRead } from './answerRead.ts';
import type { ReadReply, ReadTask } from './messages.ts';

answerTasks<ReadTask, ReadReply>((task) => {
  try {
    return readDataset(task, ({ dataset, access }) => {
      const { lines, next } = answerRead(dataset, access, task.read);
      const body = new TextEncoder().encode(lines);
      return { reply: { kind: 'done', body, next }, transferList: [body.buffer] };
    });
  } catch (error) {
    return { reply: failureOf(error), transferList: [] };
  }
});
