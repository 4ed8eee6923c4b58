import type { Dataset, Identity, Role } from '../../types.ts';
import type { Answer, Question } from '../query.ts';

/** All that another thread needs to answer a query: functions cannot be sent, so access goes as roles. */
export type Task = {
  /** The dataset's database, opened there for reading. */
  path: string;
  project: string;
  name: string;
  aclMode: Dataset['aclMode'];
  identity: Identity;
  roles: Role[];
  question: Question;
};

export type Reply =
  | ({ kind: 'answer'; resultJson: Uint8Array } & Omit<Answer, 'result'>)
  | { kind: 'refusal'; status: number; message: string; details: Record<string, unknown> }
  | { kind: 'failure'; message: string };
