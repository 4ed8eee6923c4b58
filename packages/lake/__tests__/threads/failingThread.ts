import { answerTasks } from '../../src/threads/answerTasks.ts';

/** Answers each task, and throws after the answer to `fail afterwards`. */
answerTasks<'answer' | 'fail afterwards', string>((task) => {
  if (task === 'fail afterwards')
    setTimeout(() => {
      throw new Error('failed afterwards');
    }, 100);
  return { reply: task, transferList: [] };
});
