/** A story as it is stored. */
export type StoredStory = Record<string, unknown>;

/** What readers see of a story by itself. Its address, section and topics say where it stands, and are not here. */
const readFields = [
  'kicker',
  'headline',
  'standfirst',
  'leadImage',
  'body',
  'summary',
  'keyPoints',
  'typeOfWork',
  'dateline',
  'sources',
  'bylines',
  'noByline',
  'contacts',
] as const;

/** What Studio keeps beside the content: keys tell list items apart, a crop shows the same picture. */
const unreadNames = new Set(['_key', '_weak', '_strengthenOnPublish', '_upload', 'hotspot', 'crop']);

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** Spans beside each other with the same marks read as one; a mark's key says nothing, its definition does. */
const readBlock = ({ children, markDefs, ...rest }: Fields): Fields => {
  const definitions = new Map(
    (Array.isArray(markDefs) ? markDefs : [])
      .filter(isFields)
      .map((definition) => [definition._key, JSON.stringify(readValue(definition))]),
  );
  const marksOf = ({ marks }: Fields): string[] =>
    (Array.isArray(marks) ? marks : []).map((mark) => definitions.get(mark) ?? String(mark)).sort();
  const spans: Fields[] = [];
  for (const child of (Array.isArray(children) ? children : []).filter(isFields)) {
    if (typeof child.text !== 'string') {
      spans.push(readFieldsOf(child));
      continue;
    }
    const marks = JSON.stringify(marksOf(child));
    const last = spans.at(-1);
    if (last?.marks === marks) last.text = `${last.text}${child.text}`;
    else if (child.text !== '') spans.push({ text: child.text, marks });
  }
  return { ...readFieldsOf(rest), _type: 'block', children: spans };
};

const readFieldsOf = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.keys(fields)
      .filter((name) => !unreadNames.has(name))
      .sort()
      .map((name): [string, unknown] => [name, readValue(fields[name])])
      .filter(([, value]) => !isEmpty(value)),
  );

const readValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(readValue);
  if (typeof value === 'string') return value.trim();
  if (!isFields(value)) return value;
  return value._type === 'block' ? readBlock(value) : readFieldsOf(value);
};

/** What readers see of a story, in one spelling: the same content is the same JSON. Empty fields are left out. */
export const readContent = (story: StoredStory): Fields =>
  Object.fromEntries(
    readFields
      // A story that runs without a byline names nobody, whoever stands there.
      .filter((name) => name !== 'bylines' || story.noByline !== true)
      .map((name): [string, unknown] => [name, readValue(story[name])])
      .filter(([, value]) => !isEmpty(value)),
  );

/** Whether readers see the same in both; null is no story. */
export const isReadTheSame = (one: StoredStory | null, other: StoredStory | null): boolean =>
  JSON.stringify(one && readContent(one)) === JSON.stringify(other && readContent(other));
