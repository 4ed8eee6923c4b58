/**
 * A type or field of the schema, as `npm run typegen` extracts it from Studio: only the parts that decide whether
 * a value is valid.
 */
export type SchemaType = {
  /** A built-in type such as `datetime`, or one of ours such as `body`. */
  type: string;
  name?: string;
  fields?: SchemaType[];
  of?: SchemaType[];
  rules?: SchemaRule[];
  /** Only for references: the types that they may lead to. */
  to?: string[];
  /** Only for references: true if what they lead to may be removed while they stay. */
  weak?: boolean;
  /** True if Studio fills it in. */
  initialValue?: unknown;
  /** Only for text blocks. */
  styles?: string[];
  lists?: string[];
  decorators?: string[];
  annotations?: SchemaType[];
};

/** Rules at the level `error`. Rules written as code are in `Formats`. */
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

/** Rules that the schema writes as code, by type and field, such as `site.timeZone`. */
export type Formats = Record<string, { isGood: (text: string) => boolean; wants: string }>;
