import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { SingleSignOn } from '../../../types/singleSignOn.ts';
import { hashOf, isSecret } from '../../secrets.ts';
import { boundedFetch } from './boundedFetch.ts';
import type { Flow } from './Flows.ts';
import { SignOnError } from './SignOnError.ts';

/** What the provider says of a person. */
export type Profile = {
  /** As the provider names itself. */
  issuer: string;
  subject: string;
  email: string;
  name: string | null;
  groups: string[];
};

const defaultTimeoutMs = 10_000;
/** Keys and addresses of a provider change seldom. */
const metadataLifetimeMs = 60 * 60 * 1000;

const claims = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.email().max(254).optional(),
  // Some providers say it as a text.
  email_verified: z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]).optional(),
  /** Nobody is kept out for a name that cannot be shown. */
  name: z.string().max(200).optional().catch(undefined),
});

const groups = z.union([z.string().transform((group) => [group]), z.array(z.string()).max(10_000)]);

/**
 * The provider, by the authorization code flow with PKCE, state and nonce.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
 */
export class Provider {
  readonly settings: SingleSignOn;
  /** The only address to which the provider sends people back. */
  readonly redirectAddress: string;
  #known: { configuration: Promise<Configuration>; until: number } | null = null;

  constructor(settings: SingleSignOn, redirectAddress: string) {
    this.settings = settings;
    this.redirectAddress = redirectAddress;
  }

  /** The provider's address for a new sign-in. @throws SignOnError 502 if the provider does not answer. */
  async begin(returnTo: string): Promise<{ address: URL; flow: Flow }> {
    const configuration = await this.#discover();
    const flow = {
      state: randomState(),
      nonce: randomNonce(),
      codeVerifier: randomPKCECodeVerifier(),
      returnTo,
    };
    const challenge = await calculatePKCECodeChallenge(flow.codeVerifier);
    const address = this.#build(() =>
      buildAuthorizationUrl(configuration, {
        redirect_uri: this.redirectAddress,
        scope: 'openid email profile',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }),
    );
    return { address, flow };
  }

  /**
   * Exchanges the code of the provider's redirect for what it says of the person.
   *
   * @param search the query of the redirect.
   * @throws SignOnError if the answer is not the one to this flow, or the address is not verified.
   */
  async complete(search: string, { state, nonce, codeVerifier }: Flow): Promise<Profile> {
    // Such as the answer to the sign-in of another tab.
    if (!isSecret(new URLSearchParams(search).get('state') ?? '', hashOf(state)))
      throw new SignOnError(401, 'Another sign-in began in this browser after this one. Sign in again.');
    const configuration = await this.#discover();
    const address = new URL(this.redirectAddress);
    address.search = search;
    const tokens = await authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    }).catch((cause: unknown) => {
      // Its keys or addresses may have changed, unless it answered that it refuses.
      if (!(cause instanceof AuthorizationResponseError || cause instanceof ResponseBodyError))
        this.#known = null;
      throw new SignOnError(401, `${this.settings.title} did not confirm who you are. Sign in again.`, cause);
    });
    const inToken = this.#read(tokens.claims());
    const isWhole = inToken.email !== undefined && (!this.#roleClaim || this.#roleClaim in inToken);
    const inProfile = isWhole
      ? inToken
      : this.#read(await this.#fetchProfile(configuration, tokens.access_token, inToken.sub));
    // Whether an address is verified is said beside it.
    const { email, email_verified } = inToken.email === undefined ? inProfile : inToken;
    const { issuer } = configuration.serverMetadata();
    return { issuer, ...this.#profileOf({ ...inProfile, ...inToken, email, email_verified }) };
  }

  /** Where the person signs out of the provider; null if the provider has no such address. */
  async findSignOut(returnTo: string): Promise<URL | null> {
    const configuration = await this.#discover();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    return this.#build(() => buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo }));
  }

  /** An address of the provider. @throws SignOnError 502 if its metadata have none that can be used. */
  #build(build: () => URL): URL {
    try {
      return build();
    } catch (cause) {
      throw new SignOnError(
        502,
        `${this.settings.title} does not say where to sign in or out. Ask an administrator.`,
        cause,
      );
    }
  }

  get #roleClaim(): string | null {
    return this.settings.roleClaim;
  }

  #fetchProfile(configuration: Configuration, accessToken: string, subject: string): Promise<object> {
    return fetchUserInfo(configuration, accessToken, subject).catch((cause: unknown) => {
      throw new SignOnError(
        502,
        `${this.settings.title} did not say who you are. Try again in a moment.`,
        cause,
      );
    });
  }

  #read(said: unknown): z.output<typeof claims> {
    const read = claims.safeParse(said);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new SignOnError(
      502,
      `${this.settings.title} says something of you that cannot be used: ${issue?.path.join('.')}. Ask an administrator.`,
      read.error,
    );
  }

  #profileOf(said: object): Omit<Profile, 'issuer'> {
    const { title, domains } = this.settings;
    const { sub, email, email_verified, name, ...others } = this.#read(said);
    if (email === undefined || email_verified !== true)
      throw new SignOnError(
        403,
        `${title} has not verified your email address. Verify it there, then sign in again.`,
      );
    if (domains.length > 0 && !domains.includes(email.split('@').at(-1)?.toLowerCase() ?? ''))
      throw new SignOnError(403, 'Addresses of this domain may not sign in here. Use your work address.');
    const claimed = this.#roleClaim === null ? [] : groups.safeParse(others[this.#roleClaim]).data;
    return { subject: sub, email, name: name ?? null, groups: claimed ?? [] };
  }

  /** The provider's metadata. A failure is not remembered. */
  #discover(): Promise<Configuration> {
    if (this.#known && this.#known.until > performance.now()) return this.#known.configuration;
    const configuration = this.#fetchMetadata();
    const known = { configuration, until: performance.now() + metadataLifetimeMs };
    this.#known = known;
    return configuration.catch((cause: unknown) => {
      if (this.#known === known) this.#known = null;
      throw new SignOnError(
        502,
        `${this.settings.title} cannot be reached. Try again in a moment, or sign in with a password.`,
        cause,
      );
    });
  }

  #fetchMetadata(): Promise<Configuration> {
    const { issuer, clientId, clientSecret, timeoutMs = defaultTimeoutMs } = this.settings;
    const address = new URL(issuer);
    return discovery(address, clientId, undefined, authenticateWith(clientSecret), {
      timeout: timeoutMs / 1000,
      [customFetch]: boundedFetch(address),
      execute: [
        // Signatures are checked although TLS protects the answer.
        enableNonRepudiationChecks,
        ...(address.protocol === 'http:' ? [allowInsecureRequests] : []),
      ],
    });
  }
}

/** In the way that the provider supports, by default in the Authorization header. */
const authenticateWith = (clientSecret: string): ClientAuth => {
  const [basic, post] = [ClientSecretBasic(clientSecret), ClientSecretPost(clientSecret)];
  return (server, ...request) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...request);
  };
};
