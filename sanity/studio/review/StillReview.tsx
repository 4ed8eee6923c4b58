import { type ComponentType, memo } from 'react';
import type { StoredStory } from '../../../lib/articles/changes/readContent.ts';

type Versions = { live: StoredStory; draft: StoredStory };
type Props = Versions & { Review: ComponentType<Versions> };

/** A comparison beside fields: it is rendered again for another version, not for each key. A long one takes half a second. */
export const StillReview = memo(({ live, draft, Review }: Props) => <Review live={live} draft={draft} />);
StillReview.displayName = 'StillReview';
