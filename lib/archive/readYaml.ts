import yaml from 'js-yaml';

/** People write some hundred lines. */
const maxCharacters = 1_000_000;
/** With what aliases stand for. */
const maxValues = 100_000;

/** Values with a tag of a program, such as `!ruby/object`, are read as what is written: nothing is made of them. */
const unknownTags = ['!', 'tag:'].flatMap((tag) =>
  (['scalar', 'sequence', 'mapping'] as const).map(
    (kind) => new yaml.Type(tag, { kind, multi: true, construct: (value: unknown) => value }),
  ),
);

/** As JSON, so that dates stay as they were written, with `<<`. */
const schema = yaml.CORE_SCHEMA.extend({
  implicit: [
    new yaml.Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (value) => value === '<<' }),
  ],
  explicit: unknownTags,
});

/** @throws {Error} that names the line, if it is no YAML, or stands for too much. */
export const readYaml = (written: string): unknown => load(written, {});

/**
 * Reads the fields above a text as static sites do: of a name that is written twice the last counts, and a line such as
 * `title: One: two` is a text.
 *
 * @throws {Error} as `readYaml`
 */
export const readFields = (written: string): unknown => {
  const text = written.replaceAll('\t', '  ');
  const options = { schema, json: true };
  try {
    return load(text, options);
  } catch (error) {
    const quoted = withQuotes(text);
    if (quoted === text) throw error;
    return load(quoted, options);
  }
};

const load = (text: string, options: yaml.LoadOptions): unknown =>
  boundedValue(text, () => {
    try {
      return yaml.load(text, { schema: yaml.CORE_SCHEMA, ...options });
    } catch (error) {
      if (!(error instanceof yaml.YAMLException)) throw error;
      throw new Error(`${error.reason} (line ${error.mark.line + 1})`);
    }
  });

/** @throws {Error} if what a person wrote is too long, or stands for too much. */
export const boundedValue = (text: string, read: () => unknown): unknown => {
  if (text.length > maxCharacters) throw new Error('It is too long to be read.');
  const value = read();
  countValues(value);
  return value;
};

/** A field of one line whose text begins with no sign of YAML, or with one that no YAML may begin with. */
const plainField = /^([\w-]+):[ ]+([^\s"'[\]{}|>&*!#][^\n]*)$/gm;
const needsQuotes = /:(?: |$)|^[@`%]/;

const withQuotes = (text: string): string =>
  text.replaceAll(plainField, (line, name: string, value: string) =>
    needsQuotes.test(value) ? `${name}: ${JSON.stringify(value.trim())}` : line,
  );

/** An alias could stand for a thousand others. @throws {Error} */
const countValues = (value: unknown): void => {
  const waiting: unknown[] = [value];
  for (let count = 1; waiting.length > 0; count += 1) {
    const next = waiting.pop();
    const inside = typeof next === 'object' && next !== null ? Object.values(next) : [];
    if (count + waiting.length + inside.length > maxValues) throw new Error('It stands for too many values.');
    waiting.push(...inside);
  }
};
