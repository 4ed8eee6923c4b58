/** A verb of `npm run archive`. */
export type Verb = {
  usage: string;
  /** @param args the arguments after the verb. */
  run(args: string[]): Promise<void>;
};
