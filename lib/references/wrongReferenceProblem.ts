import type { FoundReference } from '../shapes/Walk.ts';

type Wrong = {
  /** The references of the published version, and those that are to be published. */
  before: FoundReference[];
  after: FoundReference[];
  /** The type of a document; null if there is none, neither published nor written. */
  typeOf: (id: string) => string | null;
  /** True for an import: what a weak reference of an archive leads to may have been removed there. */
  isImport: boolean;
};

const nameOf = ({ place, id }: FoundReference): string => `${place} ${id}`;

/**
 * Returns why a reference may not be published, or null: it leads to no document, or to one of a type that the schema does
 * not allow there. Only new references count: what they lead to may be taken off the site later. A strong reference to no
 * document is refused by the lake.
 */
export const wrongReferenceProblem = ({ before, after, typeOf, isImport }: Wrong): string | null => {
  const known = new Set(before.map(nameOf));
  for (const reference of after) {
    if (known.has(nameOf(reference))) continue;
    const { id, path, to, isWeak, mayBeLost } = reference;
    const type = typeOf(id);
    if (type !== null && !to.includes(type)) return otherTypeProblem(path, type, to);
    if (type === null && isWeak && !(isImport && mayBeLost)) return noDocumentProblem(path, id);
  }
  return null;
};

const otherTypeProblem = (path: string, type: string, to: string[]): string =>
  `“${path}” leads to a document of the type “${type}”. It has to lead to one of the type ${to.map((one) => `“${one}”`).join(' or ')}.`;

const noDocumentProblem = (path: string, id: string): string =>
  `“${path}” leads to “${id}”, which does not exist. Choose another document, or remove the reference.`;

/** Why a document may not get a type that others which lead to it do not allow. */
export const changedTypeProblem = (referrer: string, type: string): string =>
  `“${referrer}” leads to the document of this id, and cannot lead to one of the type “${type}”. Choose another id.`;
