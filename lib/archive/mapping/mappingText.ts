import { dump } from 'js-yaml';
import { z } from 'zod';
import { readYaml } from '../readYaml.ts';
import { UnreadableArchive } from '../UnreadableArchive.ts';
import { type Mapping, mapping } from './Mapping.ts';

const explanation = `# What becomes of the names in the archive. Edit it, then import without --dry-run.
#
#   id: new     the import creates a section, topic or person of this name
#   id: none    the name is left out; a story without a section needs otherSection
#   id: news    the id of a document of this newsroom
#
# Move an entry from "sections" to "topics", or back, to use a category as the other. A section may say
# "typeOfWork: opinion" for its stories. Another dry run keeps what you wrote and adds what is missing.
#
# Authors are the people of bylines, and those whom stories name as contacts. A new one may have a "role", and "channels",
# which readers will see as they could there: delete what is no longer right. Whoever is here already stays as they are.
#
# "sites" are those of the stories' addresses. Old addresses of a site with "own: true" lead readers to the stories here.
# A site with "own: false" is another's, such as an agency's: the story keeps the address as its source alone.
#
# "language" is that of stories whose language is not known, or is one that stories cannot have: the report names them.

`;

export const mappingText = (written: Mapping): string =>
  explanation + dump(written, { lineWidth: -1, noRefs: true });

/** @throws {UnreadableArchive} that names the place. */
export const parseMapping = (text: string): Mapping => {
  let value: unknown;
  try {
    value = readYaml(text);
  } catch (error) {
    throw new UnreadableArchive(`The mapping is not YAML: ${error instanceof Error ? error.message : error}`);
  }
  const parsed = mapping.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnreadableArchive(
    `The mapping has a mistake: “${issue ? z.core.toDotPath(issue.path) : ''}” ${issue?.message}.`,
  );
};
