import type { Role } from './identities.ts';
import type { ProjectRules } from './policy.ts';

/** The configuration of a product that embeds the lake. */
export type LakeConfiguration = {
  /** The title of the sign-in page, and the name of the lake's default project. */
  title?: string;
  /** Default: Sanity's standard roles. */
  roles?: Role[];
  /** Rules by project id. Other projects have no rules. */
  projects?: Record<string, ProjectRules>;
};
