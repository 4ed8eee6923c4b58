/** A caller's mistake: the status goes on the status line, the rest into the body as hosted Sanity shapes it. */
export class LakeError extends Error {
  readonly status: number;
  readonly type: string;
  readonly details: Record<string, unknown>;

  constructor(
    status: number,
    message: string,
    { type = 'requestError', ...details }: { type?: string } & Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'LakeError';
    this.status = status;
    this.type = type;
    this.details = details;
  }
}
