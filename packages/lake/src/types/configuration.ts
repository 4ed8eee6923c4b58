import type { Role } from './identities.ts';
import type { ProjectRules } from './policy.ts';
import type { SingleSignOn } from './singleSignOn.ts';

/** The configuration of a product that embeds the lake. */
export type LakeConfiguration = {
  /** The title of the sign-in page, and the name of the lake's default project. */
  title?: string;
  /** CSS that is added to the style of the sign-in page. Fonts and pictures are data URLs. */
  signInStyle?: string;
  /** Default: Sanity's standard roles. */
  roles?: Role[];
  /** People may sign in with this provider. Default: only with a password. */
  singleSignOn?: SingleSignOn;
  /** Who may sign in with a password. Default: everybody. */
  passwords?: 'everybody' | 'administrators';
  /** Rules by project id. Other projects have no rules. */
  projects?: Record<string, ProjectRules>;
};
