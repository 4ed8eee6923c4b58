import { mayBeOnePersonProblem } from '../fourEyes.ts';

type SharedChange = {
  /** The changed fields by name, and who last wrote the value of the draft: null if it is from no draft. */
  fields: readonly { words: string; author: string | null }[];
  by: string;
  /** True if an id belongs to a person. */
  isPerson: (id: string) => boolean;
  /** True if one person may have the passwords of both. */
  mayBeOnePerson: (one: string, other: string) => boolean;
};

/**
 * Returns why somebody may not publish a change of what live stories show of another document, or null. One person writes
 * it in a draft, and another one publishes that draft.
 */
export const sharedFieldsProblem = ({
  fields,
  by,
  isPerson,
  mayBeOnePerson,
}: SharedChange): string | null => {
  for (const { words, author } of fields) {
    const seen = `Readers see this in stories: ${words}. To change it takes two people.`;
    if (author === null) return `${seen} Write it in a draft, which another editor publishes.`;
    if (author === by) return `${seen} You wrote it, or a part of it, so another editor must publish it.`;
    if (!isPerson(by) || !isPerson(author))
      return `${seen} An API token is neither of them: one person who is signed in writes it in a draft, another one publishes it.`;
    if (mayBeOnePerson(by, author)) return mayBeOnePersonProblem;
  }
  return null;
};
