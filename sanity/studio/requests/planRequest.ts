import type { Action } from '@sanity/client';
import type { Coverage, CoverageState } from '../../../lib/planning/Coverage.ts';
import { storyDraft, storyIdFor } from '../../../lib/planning/storyDraft.ts';
import { create, edit } from './documentActions.ts';

/** Plans a story. It stays a draft: planned stories are private. */
export const planStory = (id: string, coverage: Record<string, unknown>): Action[] => [
  create(id, { _type: 'coverage', state: 'planned', ...coverage }),
];

export const setState = (id: string, state: CoverageState): Action[] => [edit(id, { set: { state } })];

/** Makes the story of a plan, in one transaction with the plan's reference to it. A story that exists stays as it is. */
export const startWriting = (
  coverageId: string,
  coverage: Coverage,
  who: Parameters<typeof storyDraft>[2],
): Action[] => {
  const storyId = storyIdFor(coverageId);
  return [
    { ...create(storyId, storyDraft(coverageId, coverage, who)), ifExists: 'ignore' } as Action,
    edit(coverageId, {
      set: { story: { _type: 'reference', _ref: storyId, _weak: true }, state: 'writing' },
    }),
  ];
};
