import { answerTasks } from '../../src/threads/answerTasks.ts';

/** Answers, and fails afterwards when it is told to. */
answerTasks<'answer' | 'fail afterwards', string>((task) => {
  if (task === 'fail afterwards')
    setTimeout(() => {
      throw new Error('failed afterwards');
    }, 100);
  return { reply: task, handedOver: [] };
});
