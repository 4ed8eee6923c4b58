/** A reason as a sentence. Reasons of earlier versions and of a hosted project may have no full stop. */
const sentence = (reason: string): string => (/[.!?…]$/.test(reason.trim()) ? reason : `${reason.trim()}.`);

/** What a story says that missed its time: why, and who can do what now. */
export const missedStoryWords = (reason: string, mayPublish: boolean): string =>
  `${sentence(reason)} The text is safe. ${
    mayPublish
      ? 'Fix the problem, then publish the story or schedule it again.'
      : 'You can fix the problem. An editor then publishes the story or schedules it again.'
  }`;

/** The same of a correction. Whoever asked for it cannot approve it. */
export const missedCorrectionWords = (reason: string): string =>
  `${sentence(reason)} Nothing is lost. Another editor can approve it now.`;
