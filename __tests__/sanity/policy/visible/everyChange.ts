import { isObject } from '../../../../lib/isObject.ts';
import { isSameValue } from '../../../../lib/isSameValue.ts';
import { ruleOf, type SchemaType } from '../../../../lib/shapes/SchemaType.ts';
import { schemaTypes } from '../../../../sanity/policy/shapes/schemaTypes.generated.ts';

type Fields = Record<string, unknown>;

/** A change of a document. `field` is its path in the schema, such as `article.body[].table.chart`. */
export type Change = { field: string; what: string; document: Fields };

/** The two documents that references to a type lead to. */
export type Targets = Record<string, [string, string]>;

/** Values that rules written as code ask for, by the end of their field. Each has two. */
const specialValues: [RegExp, unknown, unknown][] = [
  [/\btimeZone$/, 'Europe/London', 'Asia/Tokyo'],
  [/\bslug$/, { _type: 'slug', current: 'first-address' }, { _type: 'slug', current: 'second-address' }],
  [/\bchannels\[\]\.channel\.kind$/, 'email', 'web'],
  [/\bchannels\[\]\.channel\.value$/, 'desk@example.org', 'other@example.org'],
  [/\bchannels\[\]\.channel\.isPublic$/, true, true],
  [/\bchannels\[\]\.channel\.isPlaceholder$/, false, false],
  [/\bverifiedAt$/, '2021-02-03T08:00:00.000Z', '2022-02-03T08:00:00.000Z'],
  [/\bexpiresAt$/, '2030-02-03T08:00:00.000Z', '2020-03-03T08:00:00.000Z'],
  [/\b(?:correctionsEmail|securityContact)$/, 'mailto:a@example.org', 'mailto:b@example.org'],
  [/\baccent(?:Light|Dark)$/, undefined, undefined],
  [/\blook\.(?:front|story)Parts$/, undefined, undefined],
  [/\btrustTxt$/, 'belongto=https://example.org', 'belongto=https://example.net'],
  [/\blanguage$/, 'en', 'de'],
  [/\bcells\[\]$/, '1,204', '2,409'],
  [/\bchart$/, 'line', 'bar'],
  [/\bheaderless$/, undefined, true],
  [/\bsourceNote\.source$/, 's0', 's1'],
  [/\bembed\.url$/, 'https://example.org/film', 'https://example.net/film'],
];

const fieldsOfPictures: SchemaType[] = [
  { name: 'asset', type: 'reference', to: ['sanity.imageAsset'] },
  { name: 'hotspot', type: 'hotspot' },
  { name: 'crop', type: 'crop' },
];
const fieldsOfFiles: SchemaType[] = [{ name: 'asset', type: 'reference', to: ['sanity.fileAsset'] }];
const numbersIn = (...names: string[]): SchemaType[] => names.map((name) => ({ name, type: 'share' }));

/** What Sanity's own types are made of, which no schema says. */
const builtIn: Record<string, SchemaType[]> = {
  image: fieldsOfPictures,
  file: fieldsOfFiles,
  hotspot: numbersIn('x', 'y', 'width', 'height'),
  crop: numbersIn('top', 'bottom', 'left', 'right'),
};

const named = new Map(schemaTypes.map((type) => [type.name, type]));

/** A type with its fields or items, where it is one of ours. */
const resolve = (type: SchemaType): SchemaType => {
  const known = named.get(type.type);
  return known ? { ...known, name: type.name ?? type.type } : type;
};

const fieldsOf = (type: SchemaType): SchemaType[] => [...(type.fields ?? []), ...(builtIn[type.type] ?? [])];

/** How the path of an item ends. Items of several types, and those of a type of ours, say which they are. */
const itemName = (item: SchemaType): string => {
  const type = item.name ?? item.type;
  return ['string', 'reference'].includes(type) ? '[]' : `[].${type}`;
};

const typeOfItem = (item: SchemaType): string => item.name ?? item.type;

/** Makes valid values of any type of the schema, and all changes of a value. */
export class EveryChange {
  readonly #targets: Targets;
  readonly #unfilled: ReadonlySet<string>;

  /** @param unfilled the fields that a new document does not have: the server dates it, or they take it off the site. */
  constructor(targets: Targets, unfilled: ReadonlySet<string>) {
    this.#targets = targets;
    this.#unfilled = unfilled;
  }

  /** A document with a value in each field of its type. */
  whole(type: string, fields: Fields): Fields {
    const schema = named.get(type);
    if (!schema) throw new Error(`The schema has no type “${type}”.`);
    const sample = this.#object(schema, type, 0);
    return { ...sample, ...fields, _type: type };
  }

  /** All changes of a document: of each field one value for another, a value taken away, added or moved. */
  *of(document: Fields): Generator<Change> {
    const type = `${document._type}`;
    const schema = named.get(type) ?? assetType;
    for (const [field, what, after] of this.#changesOfFields(document, schema, type))
      yield { field, what, document: after as Fields };
  }

  #sample(unresolved: SchemaType, field: string, variant: 0 | 1): unknown {
    const special = specialValues.find(([end]) => end.test(field));
    if (special) return special[1 + variant];
    const type = resolve(unresolved);
    const values = ruleOf(unresolved, 'valid')?.values;
    if (values && type.type !== 'array') return values[variant] ?? values[0];
    const words = `Words ${variant + 1} of ${field}`;
    switch (type.type) {
      case 'string':
      case 'text':
        return words;
      case 'boolean':
        return variant === 0;
      case 'number':
        return 3 + variant;
      case 'share':
        return 0.1 + variant / 20;
      case 'datetime':
        return `2021-0${variant + 1}-03T08:00:00.000Z`;
      case 'date':
        return `2021-0${variant + 1}-03`;
      case 'url':
        return `https://example.org/${variant + 1}`;
      case 'reference':
        return this.#reference(type, variant);
      case 'block':
        return block(words);
      case 'array':
        return this.#items(type, field);
      default:
        return this.#object(type, field, variant);
    }
  }

  #reference({ to = [], weak = false }: SchemaType, variant: 0 | 1): unknown {
    const [type = ''] = to;
    const id = this.#targets[type]?.[variant];
    return id === undefined ? undefined : { _type: 'reference', _ref: id, ...(weak && { _weak: true }) };
  }

  /** One item of each type, and two where there is one type. */
  #items({ of = [] }: SchemaType, field: string): unknown[] {
    const variants = of.length === 1 ? ([0, 1] as const) : ([0] as const);
    return of.flatMap((item) =>
      variants.flatMap((variant) => {
        const value = this.#item(item, field, variant);
        return value === undefined ? [] : [value];
      }),
    );
  }

  #item(item: SchemaType, field: string, variant: 0 | 1): unknown {
    const value = this.#sample(item, `${field}${itemName(item)}`, variant);
    const _key = `${typeOfItem(item)[0]}${variant}`;
    return isObject(value)
      ? {
          _key: `${_key}${typeOfItem(item).length}`,
          ...value,
          ...(value._type === 'source' && { _key: `s${variant}` }),
        }
      : value;
  }

  #object(type: SchemaType, field: string, variant: 0 | 1): Fields {
    const fields = fieldsOf(type)
      .filter(({ name }) => !this.#unfilled.has(`${name}`))
      .map((one): [string, unknown] => [`${one.name}`, this.#sample(one, `${field}.${one.name}`, variant)])
      .filter(([, value]) => value !== undefined);
    const named = ['object', 'document'].includes(type.type) ? type.name : type.type;
    return { _type: named, ...Object.fromEntries(fields) };
  }

  /** Changes of a value, each as its path in the schema, what was done and the new value. */
  *#changes(value: unknown, unresolved: SchemaType, field: string): Generator<[string, string, unknown]> {
    const type = resolve(unresolved);
    if (value === undefined) {
      for (const variant of [0, 1] as const) {
        const added = this.#sample(unresolved, field, variant);
        if (added !== undefined) yield [field, 'added', added];
      }
      return;
    }
    yield [field, 'removed', undefined];
    if (type.type === 'array' && Array.isArray(value)) yield* this.#changesOfItems(value, type, field);
    else if (type.type === 'block' && isObject(value)) yield* this.#changesOfBlock(value, type, field);
    else if (isObject(value) && type.type !== 'reference' && type.type !== 'slug')
      yield* this.#changesOfFields(value, type, field);
    else yield* this.#otherValues(value, unresolved, field);
  }

  *#otherValues(value: unknown, type: SchemaType, field: string): Generator<[string, string, unknown]> {
    const values = ruleOf(type, 'valid')?.values;
    // Of a hundred languages a few stand for all.
    const others =
      values && values.length < 20
        ? values
        : [0, 1].map((variant) => this.#sample(type, field, variant as 0 | 1));
    if (typeof value === 'boolean') others.push(!value as never);
    for (const other of others)
      if (other !== undefined && !isSameValue(other, value)) yield [field, 'changed', withKey(other, value)];
  }

  *#changesOfFields(value: Fields, type: SchemaType, field: string): Generator<[string, string, unknown]> {
    for (const one of fieldsOf(type)) {
      const name = `${one.name}`;
      for (const [path, what, after] of this.#changes(value[name], one, `${field}.${name}`))
        yield [path, what, put(value, name, after)];
    }
  }

  *#changesOfItems(list: unknown[], type: SchemaType, field: string): Generator<[string, string, unknown]> {
    const typeOf = (item: unknown) =>
      (type.of ?? []).find(
        (one) => !isObject(item) || resolve(one).type === item._type || typeOfItem(one) === item._type,
      ) ?? type.of?.[0];
    for (const [index, item] of list.entries()) {
      const itemType = typeOf(item);
      if (!itemType) continue;
      const path = `${field}${itemName(itemType)}`;
      for (const [inner, what, after] of this.#changes(item, itemType, path))
        yield [inner, what, after === undefined ? list.toSpliced(index, 1) : list.with(index, after)];
    }
    if (list.length > 1) yield [field, 'moved', list.toReversed()];
    for (const itemType of type.of ?? []) {
      const item = this.#item(itemType, field, 1);
      if (item === undefined) continue;
      const added = isObject(item) ? { ...item, _key: 'added' } : item;
      yield [`${field}${itemName(itemType)}`, 'added', [...list, added]];
      yield [`${field}${itemName(itemType)}`, 'added', [added, ...list]];
    }
  }

  *#changesOfBlock(value: Fields, type: SchemaType, field: string): Generator<[string, string, unknown]> {
    const spans = value.children as Fields[];
    const withSpan = (index: number, change: Fields): Fields =>
      put(value, 'children', spans.with(index, { ...spans[index], ...change }));
    for (const [index, { text, marks }] of spans.entries()) {
      yield [`${field}.text`, 'changed', withSpan(index, { text: `${text} not` })];
      yield [`${field}.text`, 'removed', put(value, 'children', spans.toSpliced(index, 1))];
      const kept = marks as string[];
      for (const mark of [...(type.decorators ?? []), ...kept])
        yield [
          `${field}.marks`,
          'changed',
          withSpan(index, {
            marks: kept.includes(mark) ? kept.filter((one) => one !== mark) : [...kept, mark],
          }),
        ];
    }
    for (const style of type.styles ?? [])
      if (style !== value.style) yield [`${field}.style`, 'changed', put(value, 'style', style)];
    for (const list of [undefined, ...(type.lists ?? [])])
      if (list !== value.listItem)
        yield [`${field}.listItem`, 'changed', { ...value, listItem: list, level: list && 1 }];
    yield [`${field}.level`, 'changed', { ...value, listItem: 'bullet', level: 2 }];
    for (const annotation of type.annotations ?? []) yield* this.#changesOfMarks(value, annotation, field);
  }

  *#changesOfMarks(
    value: Fields,
    annotation: SchemaType,
    field: string,
  ): Generator<[string, string, unknown]> {
    const path = `${field}.${annotation.name}`;
    const definitions = value.markDefs as Fields[];
    for (const [index, definition] of definitions.entries()) {
      if (definition._type !== annotation.name) continue;
      yield [path, 'removed', put(value, 'markDefs', definitions.toSpliced(index, 1))];
      for (const [inner, what, after] of this.#changesOfFields(definition, annotation, path))
        yield [inner, what, put(value, 'markDefs', definitions.with(index, after as Fields))];
    }
    const added = { ...this.#object(annotation, path, 1), _key: 'added' };
    const spans = (value.children as Fields[]).map((span) => ({
      ...span,
      marks: [...(span.marks as string[]), 'added'],
    }));
    yield [path, 'added', { ...value, children: spans, markDefs: [...definitions, added] }];
  }
}

/** The documents of files, which the lake makes: Studio's schema does not have them. */
const assetType: SchemaType = {
  name: 'asset',
  type: 'document',
  fields: [
    ...[
      'url',
      'path',
      'originalFilename',
      'title',
      'description',
      'altText',
      'creditLine',
      'label',
      'extension',
      'mimeType',
    ].map((name) => ({ name, type: 'string' })),
    {
      name: 'metadata',
      type: 'object',
      fields: [
        { name: 'lqip', type: 'string' },
        {
          name: 'dimensions',
          type: 'object',
          fields: ['width', 'height', 'aspectRatio'].map((name) => ({ name, type: 'number' })),
        },
      ],
    },
  ],
};

const put = (value: Fields, name: string, after: unknown): Fields => {
  const { [name]: _before, ...rest } = value;
  return after === undefined ? rest : { ...rest, [name]: after };
};

const withKey = (value: unknown, before: unknown): unknown =>
  isObject(value) && isObject(before) && typeof before._key === 'string'
    ? { ...value, _key: before._key }
    : value;

/** A paragraph in which a word is marked, a word is a link, and a word has a note. */
const block = (words: string): Fields => ({
  _type: 'block',
  style: 'normal',
  markDefs: [
    { _type: 'link', _key: 'l', href: 'https://example.org/1' },
    ...(/unsourced|liveEntry|page\./.test(words) ? [] : [{ _type: 'sourceNote', _key: 'n', source: 's0' }]),
  ],
  children: [
    { _type: 'span', _key: 'a', text: `${words}, `, marks: [] },
    { _type: 'span', _key: 'b', text: 'strong', marks: ['strong'] },
    { _type: 'span', _key: 'c', text: ' and linked', marks: ['l'] },
    {
      _type: 'span',
      _key: 'd',
      text: ' and noted.',
      marks: /unsourced|liveEntry|page\./.test(words) ? [] : ['n'],
    },
  ],
});
