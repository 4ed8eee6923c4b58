/** A plan to publish or unpublish single documents, as in the Scheduling API. Instants are ISO 8601, UTC. */
export type Schedule = {
  id: string;
  name: string;
  description: string;
  projectId: string;
  dataset: string;
  /** By their published ids. */
  documents: { documentId: string; documentType?: string }[];
  action: 'publish' | 'unpublish';
  /** The user who scheduled it last. It is executed with the rights that this user has when it is due. */
  author: string;
  /** The sequence of the dataset's latest commit when it was last scheduled; missing in schedules of older lakes. */
  sequence?: number;
  createdAt: string;
  executeAt: string;
  executedAt?: string;
  state: ScheduleState;
  /** The reason for its cancellation. */
  stateReason: string;
};

export const scheduleStates = ['scheduled', 'succeeded', 'cancelled'] as const;
type ScheduleState = (typeof scheduleStates)[number];
