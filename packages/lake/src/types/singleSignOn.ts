/** An OpenID Connect provider that people may sign in with. */
export type SingleSignOn = {
  /** The issuer's address, exactly as the provider names it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The provider's name on the sign-in page: “Sign in with {title}”. */
  title: string;
  /** Lower-case domains of email addresses that may sign in. Empty: all. */
  domains: string[];
  /** The claim with the person's groups, a text or a list of texts. Null: administrators give roles. */
  roleClaim: string | null;
  /** The role of each group. The first group that the person has decides, at each sign-in. */
  roles: { group: string; role: string }[];
  /**
   * Where the provider sends people who signed out, as it is registered there. Left out, where the person was, which the
   * provider may refuse.
   */
  signedOutAddress?: string;
  /** The time limit of each request to the provider, in milliseconds. */
  timeoutMs?: number;
};
