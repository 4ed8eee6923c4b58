/** What a list reads of the correction that goes live with a changed text. A draft is unvalidated: a field may hold anything. */
export type WaitingCorrection = {
  status?: string | null;
  kind?: string | null;
  scheduledFor?: string | null;
};

/** The same, as a preview selects it from the draft of a story or entry: `waitingCorrection` is a reference. */
export const selectedCorrection = {
  correctionStatus: 'waitingCorrection.status',
  correctionKind: 'waitingCorrection.kind',
  correctionFor: 'waitingCorrection.scheduledFor',
} as const;

type Selected = Partial<Record<keyof typeof selectedCorrection, string | null>>;

export const correctionIn = (selected: Selected): WaitingCorrection => ({
  status: selected.correctionStatus ?? null,
  kind: selected.correctionKind ?? null,
  scheduledFor: selected.correctionFor ?? null,
});

/** What becomes of a changed text with its correction, after “Live”. Null if none waits: it is a draft that nobody has sent. */
export const waitingWords = (correction: WaitingCorrection | null | undefined): string | null => {
  const name = correction?.kind === 'retraction' ? 'retraction' : 'correction';
  switch (correction?.status) {
    case 'drafted':
      return `${name} waiting`;
    case 'approved':
      return correction.scheduledFor ? `${name} scheduled` : `${name} approved`;
    default:
      return null;
  }
};
