/** Labels that newspapers put before a headline or standfirst. */
const labels = new Set([
  'analysis',
  'breaking',
  'breaking news',
  'column',
  'comment',
  'editorial',
  'exclusive',
  'explained',
  'explainer',
  'fact check',
  'factcheck',
  'interview',
  'investigation',
  'live',
  'obituary',
  'opinion',
  'profile',
  'revealed',
  'review',
  'special report',
  'video',
  'watch',
]);
const isLabel = (text: string): boolean => labels.has(text.toLowerCase());

/** Splits `Exclusive: the rest`. A label alone, or before signs alone, has no rest. */
export const findLabel = (text: string): { label: string; rest: string | null } | null => {
  const separator = /[:|]|\s[-–—]/u.exec(text);
  const label = text.slice(0, separator?.index).trim();
  if (!isLabel(label)) return null;
  const rest = separator ? text.slice(separator.index + separator[0].length).trimStart() : '';
  return { label, rest: /[\p{L}\p{N}]/u.test(rest) ? rest : null };
};

const typesOfWork: [RegExp, string][] = [
  [/^(opinion|comment|editorial|column)$/i, 'opinion'],
  [/^analysis$/i, 'analysis'],
  [/^(explainer|explained)$/i, 'explainer'],
  [/^live$/i, 'live'],
  [/^obituary$/i, 'obituary'],
];
export const typeOfWorkFor = (label: string | null): string =>
  typesOfWork.find(([pattern]) => label !== null && pattern.test(label))?.[1] ?? 'news';
