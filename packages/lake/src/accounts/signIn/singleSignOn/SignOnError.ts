/** Why somebody could not sign in with the provider. The message is shown to the person. */
export class SignOnError extends Error {
  readonly status: 400 | 401 | 403 | 502;
  /** Where the person came from, if it is known. */
  returnTo: string | null = null;

  constructor(status: SignOnError['status'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SignOnError';
    this.status = status;
  }
}
