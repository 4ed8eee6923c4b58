import type { SanityDocument } from '../types/documents.ts';

/** @see https://www.sanity.io/docs/content-lake/content-releases */
export type ReleaseState = 'active' | 'scheduled' | 'published' | 'archived';

const states: readonly string[] = ['active', 'scheduled', 'published', 'archived'] satisfies ReleaseState[];

export const releaseType = 'system.release';
export const releaseDocumentId = (name: string): string => `_.releases.${name}`;

const isState = (state: unknown): state is ReleaseState =>
  typeof state === 'string' && states.includes(state);

/** The state of a release. An unknown state counts as archived, so that no timer acts on it. */
export const stateOf = ({ state }: SanityDocument): ReleaseState => (isState(state) ? state : 'archived');
