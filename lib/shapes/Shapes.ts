import { isObject } from '../isObject.ts';
import { checkBlock } from './checkBlock.ts';
import { type Formats, ruleOf, type SchemaType } from './SchemaType.ts';
import { slugProblem, textProblem } from './textProblem.ts';
import { type FoundReference, Walk } from './Walk.ts';

type Fields = Record<string, unknown>;
type Document = { _type: string; [field: string]: unknown };

/** GROQ and pages treat null as absent. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** The id of an image asset, as the lake writes it. It holds size and format. */
const toImage = { to: ['sanity.imageAsset'] };
const toFile = { to: ['sanity.fileAsset'] };
const isFileId = (id: string): boolean => /^file-[a-zA-Z0-9]+-[a-z0-9]+$/.test(id);
const isImageId = (id: string): boolean => /^image-[a-zA-Z0-9]+-\d+x\d+-[a-z0-9]+$/.test(id);

/**
 * Checks documents against the schema's types, in linear time.
 * - Unknown fields are ignored: imports and older schemas have some, and no page reads them.
 * - Required fields may be missing in a story or a page without a slug, because readers cannot open it. Other
 *   types must be complete: they are shown inside stories (a person), or have no slug (the site).
 * - Fields and list keys that Studio fills in may be missing.
 */
export class Shapes {
  readonly #types: ReadonlyMap<string, SchemaType>;
  readonly #formats: Formats;

  /** @throws if a type uses an unknown type. */
  constructor(types: SchemaType[], formats: Formats) {
    this.#types = new Map(types.map((type) => [type.name ?? '', type]));
    this.#formats = formats;
    for (const type of types) this.#needKnown(type);
  }

  /** Lists the problems of a document. Empty if the schema does not have its type. */
  problemsOf(document: Document): Walk['found'] {
    return this.#walk(document).found;
  }

  /** Lists the references in the fields of a document that the schema has, also those to files. */
  referencesOf(document: Document): FoundReference[] {
    return this.#walk(document).references;
  }

  #walk(document: Document): Walk {
    const walk = new Walk();
    const type = this.#types.get(document._type);
    if (type) this.#checkFields(document, type, walk, { isWhole: isShown(document, type) });
    return walk;
  }

  /** The names of a type's fields. Empty if the schema does not have the type. */
  fieldsOf(type: string): string[] {
    return (this.#types.get(type)?.fields ?? []).map(({ name = '' }) => name);
  }

  #checkFields(fields: Fields, type: SchemaType, walk: Walk, { isWhole } = { isWhole: true }): void {
    for (const field of type.fields ?? [])
      walk.at(field.name ?? '', () => {
        const value = fields[field.name ?? ''];
        if (isAbsent(value)) {
          if (isWhole && isRequired(field)) walk.report('is missing');
          return;
        }
        this.#checkValue(value, field, walk);
        const format = this.#formats[`${type.name}.${field.name}`];
        if (format && typeof value === 'string' && !format.isGood(value)) walk.report(format.wants);
      });
  }

  #checkValue(value: unknown, type: SchemaType, walk: Walk): void {
    switch (type.type) {
      case 'string':
      case 'text':
      case 'date':
      case 'datetime':
      case 'url':
        walk.report(typeof value === 'string' ? textProblem(value, type) : 'has to be text');
        break;
      case 'number':
        walk.report(numberProblem(value, type));
        break;
      case 'boolean':
        walk.report(typeof value === 'boolean' ? null : 'has to be true or false');
        break;
      case 'slug':
        this.#checkSlug(value, walk);
        break;
      case 'reference':
        this.#checkReference(value, type, walk);
        break;
      case 'image':
        this.#checkImage(value, type, walk);
        break;
      case 'file':
        this.#checkFile(value, type, walk);
        break;
      case 'document':
      case 'object':
        this.#readObject(value, walk, (fields) => this.#checkFields(fields, type, walk));
        break;
      case 'array':
        this.#checkMembers(value, type, walk);
        break;
      case 'block':
        this.#checkBlock(value, type, walk);
        break;
      default:
        this.#checkValue(value, this.#named(type), walk);
    }
  }

  /** Resolves one of our types and adds the rules of the field that uses it. */
  #named(type: SchemaType): SchemaType {
    const named = this.#types.get(type.type);
    if (!named) throw new Error(`The schema has no type “${type.type}”.`);
    return { ...named, rules: [...(type.rules ?? []), ...(named.rules ?? [])] };
  }

  #readObject(value: unknown, walk: Walk, read: (fields: Fields) => void): void {
    if (isObject(value)) read(value);
    else walk.report('has to be an object');
  }

  #readList(value: unknown, walk: Walk, readItem: (item: unknown) => void): void {
    if (!Array.isArray(value)) walk.report('has to be a list');
    else for (const [index, item] of value.entries()) walk.at(index, () => readItem(item));
  }

  #checkSlug(value: unknown, walk: Walk): void {
    this.#readObject(value, walk, (slug) => {
      checkType(slug, 'slug', walk);
      walk.at('current', () => walk.report(slugProblem(slug.current)));
    });
  }

  #checkReference(
    value: unknown,
    { to = [], weak = false }: Pick<SchemaType, 'to' | 'weak'>,
    walk: Walk,
    isGood = (id: string) => id !== '',
  ): void {
    this.#readObject(value, walk, (reference) => {
      const { _ref } = reference;
      checkType(reference, 'reference', walk);
      if (typeof _ref !== 'string' || !isGood(_ref))
        walk.at('_ref', () => walk.report('has to be the id of a document'));
      else walk.refer({ id: _ref, to, mayBeLost: weak, isWeak: reference._weak === true });
    });
  }

  #checkImage(value: unknown, type: SchemaType, walk: Walk): void {
    this.#readObject(value, walk, (image) => {
      checkType(image, 'image', walk);
      if (!isAbsent(image.asset))
        walk.at('asset', () => this.#checkReference(image.asset, toImage, walk, isImageId));
      else if (ruleOf(type, 'assetRequired')) walk.at('asset', () => walk.report('is missing'));
      for (const [name, measures] of Object.entries(imageMeasures))
        if (!isAbsent(image[name])) walk.at(name, () => this.#checkValue(image[name], measures, walk));
      this.#checkFields(image, type, walk);
    });
  }

  #checkFile(value: unknown, type: SchemaType, walk: Walk): void {
    this.#readObject(value, walk, (file) => {
      checkType(file, 'file', walk);
      if (!isAbsent(file.asset))
        walk.at('asset', () => this.#checkReference(file.asset, toFile, walk, isFileId));
      else if (ruleOf(type, 'assetRequired')) walk.at('asset', () => walk.report('is missing'));
    });
  }

  #checkBlock(value: unknown, type: SchemaType, walk: Walk): void {
    this.#readObject(value, walk, (fields) =>
      checkBlock(fields, type, walk, {
        object: (item, read) => this.#readObject(item, walk, read),
        list: (items, readItem) => this.#readList(items, walk, readItem),
        members: (items, of) => this.#checkMembers(items, { type: 'array', of }, walk),
      }),
    );
  }

  #checkMembers(value: unknown, type: SchemaType, walk: Walk): void {
    const { of = [] } = type;
    const values = ruleOf(type, 'valid')?.values;
    const keys = new Set<unknown>();
    this.#readList(value, walk, (item) => {
      const member = memberType(item, of);
      if (!member) walk.report(`has to be ${of.map(nameOf).join(', or ')}`);
      else if (values && !values.some((known) => known === item))
        walk.report(`has to be one of ${values.join(', ')}`);
      else this.#checkValue(item, member, walk);
      if (isObject(item) && !isAbsent(item._key))
        walk.at('_key', () => walk.report(keyProblem(item._key, keys)));
    });
    if (Array.isArray(value)) walk.report(sizeProblem(value, type));
  }

  #needKnown(type: SchemaType): void {
    for (const part of [...(type.fields ?? []), ...(type.of ?? []), ...(type.annotations ?? [])]) {
      if (!knownTypes.has(part.type)) this.#named(part);
      this.#needKnown(part);
    }
  }
}

const knownTypes = new Set(
  'string text date datetime url number boolean slug reference image file object array block'.split(' '),
);

const isRequired = (field: SchemaType): boolean =>
  ruleOf(field, 'presence') !== undefined && field.initialValue === undefined;

/** Types that readers see only at their own address. */
const shownAtAddress = ['article', 'page'];

const isShown = (document: Document, { name = '', fields = [] }: SchemaType): boolean =>
  !shownAtAddress.includes(name) ||
  fields.some((field) => field.type === 'slug' && !isAbsent(document[field.name ?? '']));

const checkType = ({ _type }: Fields, wanted: string, walk: Walk): void => {
  if (!isAbsent(_type) && _type !== wanted) walk.at('_type', () => walk.report(`has to be ${wanted}`));
};

const numberProblem = (value: unknown, type: SchemaType): string | null => {
  if (typeof value !== 'number') return 'has to be a number';
  const [min, max] = [ruleOf(type, 'min')?.limit, ruleOf(type, 'max')?.limit];
  if (min !== undefined && value < min) return `has to be ${min} or more`;
  return max !== undefined && value > max ? `has to be ${max} or less` : null;
};

const sizeProblem = ({ length }: unknown[], type: SchemaType): string | null => {
  const [min, max] = [ruleOf(type, 'min')?.limit, ruleOf(type, 'max')?.limit];
  if (min !== undefined && length < min) return `has to have ${min} or more`;
  return max !== undefined && length > max ? `has to have ${max} or fewer` : null;
};

const measuresOf = (...names: string[]): SchemaType => ({
  type: 'object',
  fields: names.map((name) => ({ name, type: 'number' })),
});

/** A crop or hotspot, as fractions of the picture's sides. */
const imageMeasures = {
  hotspot: measuresOf('x', 'y', 'width', 'height'),
  crop: measuresOf('top', 'bottom', 'left', 'right'),
};

const keyProblem = (key: unknown, taken: Set<unknown>): string | null => {
  if (typeof key !== 'string') return 'has to be text';
  if (taken.has(key)) return 'has to differ from the keys of the other items';
  taken.add(key);
  return null;
};

/** The `_type` of a list item. */
const nameOf = ({ type, name }: SchemaType): string => name ?? type;

/** Finds the type of a list item: by `_type` if the list allows more than one. */
const memberType = (item: unknown, of: SchemaType[]): SchemaType | undefined => {
  if (!isObject(item)) return of.find(({ type }) => type === primitiveType(item));
  const objects = of.filter(({ type }) => !primitives.includes(type));
  if (isAbsent(item._type)) return objects.length === 1 ? objects[0] : undefined;
  return objects.find((type) => nameOf(type) === item._type);
};

const primitives = ['string', 'number', 'boolean'];
const primitiveType = (value: unknown): string => (primitives.includes(typeof value) ? typeof value : '');
