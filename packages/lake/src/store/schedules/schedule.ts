/** A plan to publish or unpublish single documents, in the words of the Scheduling API. Instants are ISO 8601, UTC. */
export type Schedule = {
  id: string;
  name: string;
  description: string;
  projectId: string;
  dataset: string;
  /** By their published ids. */
  documents: { documentId: string; documentType?: string }[];
  action: 'publish' | 'unpublish';
  /** Whoever scheduled it last: it is carried out with the rights that they have then. */
  author: string;
  /** The dataset's latest commit when it was scheduled last; absent in schedules of older lakes. */
  sequence?: number;
  createdAt: string;
  executeAt: string;
  executedAt?: string;
  state: ScheduleState;
  /** Why it was cancelled. */
  stateReason: string;
};

export const scheduleStates = ['scheduled', 'succeeded', 'cancelled'] as const;
type ScheduleState = (typeof scheduleStates)[number];
