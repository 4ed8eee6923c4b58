import type { InitialValueResolverContext, Template } from 'sanity';
import { findUsualWriter } from './usualWriter.ts';

/** The initial value of a new entry: its story, and the byline of its writer's last story. */
export const liveEntryTemplate: Template<{ storyId: string }> = {
  id: 'live-entry-of',
  title: 'Live entry',
  schemaType: 'liveEntry',
  parameters: [{ name: 'storyId', title: 'Story', type: 'string' }],
  value: async ({ storyId }: { storyId: string }, context: InitialValueResolverContext) => ({
    ...(await findUsualWriter({}, context)),
    story: { _type: 'reference', _ref: storyId, _weak: true },
  }),
};
