/** A syntax error, and the part of the query that it is about: from `start` up to, but not including, `end`. */
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
