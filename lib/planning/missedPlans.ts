import type { InboxEntry } from '../inbox/InboxEntry.ts';
import type { CoverageState } from './Coverage.ts';
import { assignedIn } from './Coverage.ts';
import { isLate, type PlannedStory, stateOf, titleOfPlan } from './PlannedStory.ts';

const reasons: Partial<Record<CoverageState, string>> = {
  planned: 'It was due then, and nobody has begun it.',
  writing: 'It was due then, and is still being written.',
  editing: 'It was due then, and is still being edited.',
};

/** The entries of planned stories whose time has passed. @param now ISO 8601. */
export const entriesOfPlans = (plans: PlannedStory[], now: string): InboxEntry[] =>
  plans
    .filter((plan) => isLate(plan, now))
    .map((plan) => ({
      key: ['missed', plan._id, plan.dueAt].join(' '),
      kind: 'missed',
      title: titleOfPlan(plan),
      reason: reasons[stateOf(plan)] ?? null,
      by: assignedIn(plan)[0] ?? null,
      at: plan.dueAt ?? '',
      opens: { kind: 'document', id: plan._id.replace(/^drafts\./, ''), type: 'coverage' },
    }));
