/**
 * The mark of a draft of another kind than stories and corrections whose schedule was missed, or taken off. These are
 * scheduled through the API alone. The server writes it, and removes it when the document is published.
 */
export type MissedSchedule = {
  reason: string;
  /** When it was to go live, ISO 8601. */
  scheduledFor: string;
  /** The user who scheduled it. */
  by: string;
  /** When the server took the schedule off before its time, ISO 8601. */
  unscheduledAt?: string;
};

export const missedScheduleField = 'missedSchedule';
