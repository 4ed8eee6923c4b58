/** A query that breaks a rule of GROQ, and the part of it that does. `end` is left out. */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}
