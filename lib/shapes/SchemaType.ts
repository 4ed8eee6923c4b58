/**
 * A type or a field of the newsroom's schema, as `npm run typegen` takes it out of Studio's: what decides whether a
 * value can be, without what only Studio shows.
 */
export type SchemaType = {
  /** Sanity's name of the type, such as `datetime`, or the name of one of ours, such as `body`. */
  type: string;
  name?: string;
  fields?: SchemaType[];
  of?: SchemaType[];
  rules?: SchemaRule[];
  /** What Studio fills in by itself. */
  initialValue?: unknown;
  /** Of a block of text. */
  styles?: string[];
  lists?: string[];
  decorators?: string[];
  annotations?: SchemaType[];
};

/** What the schema states as an error. What it states in code has its place in `Formats`. */
export type SchemaRule =
  | { flag: 'presence' | 'assetRequired' }
  | { flag: 'min' | 'max'; limit: number }
  | { flag: 'valid'; values: string[] }
  | { flag: 'uri'; schemes: string[]; allowRelative: boolean };

export type RuleOf<Flag extends SchemaRule['flag']> = SchemaRule & { flag: Flag };

export const ruleOf = <Flag extends SchemaRule['flag']>(
  { rules }: SchemaType,
  flag: Flag,
): RuleOf<Flag> | undefined => rules?.find((rule): rule is RuleOf<Flag> => rule.flag === flag);

/** Rules of fields that the schema states in code, by type and field, such as `site.timeZone`. */
export type Formats = Record<string, { isGood: (text: string) => boolean; wants: string }>;
