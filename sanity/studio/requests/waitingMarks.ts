/** What says on a draft that it waits for an editor. Whoever decides on it takes all of it away. */
export const waitingMarks = ['filedAt', 'filedBy', 'takenBackAt', 'takenBackBy'] as const;
