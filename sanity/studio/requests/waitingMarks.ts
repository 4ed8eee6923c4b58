/** The fields that mark a draft as waiting for an editor. A decision removes all of them. */
export const waitingMarks = ['filedAt', 'filedBy', 'takenBackAt', 'takenBackBy'] as const;
