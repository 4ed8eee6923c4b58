import type { Role } from './identities.ts';
import type { ProjectRules } from './policy.ts';

/** What a product that embeds a lake brings along: all that the lake does not know of itself. */
export type LakeConfiguration = {
  /** Whose lake it is: on the page that people sign in at, and as the name of the lake's own project. */
  title?: string;
  /** Sanity's standard roles when left out. */
  roles?: Role[];
  /** By the project's id. A project that is not named has no rules. */
  projects?: Record<string, ProjectRules>;
};
