import { parseArgs } from 'node:util';
import { CommandError } from 'local-lake/commands';
import { type StoryFormat, storyFormats } from '../../lib/archive/write/formats.ts';
import { withArchiveSource } from './archiveSource.ts';
import type { ExportReport } from './ExportReport.ts';
import type { Verb } from './Verb.ts';
import { writeDocuments } from './writeDocuments.ts';
import { writeStories } from './writeStories.ts';

const usage = `npm run archive -- export --to FORMAT [--story SLUG] [--out FOLDER]    writes the published stories as readers see them

  --to FORMAT      ninjs, newsml, markdown or html: a file for each story;
                   ndjson: the documents, as an import takes them
  --story SLUG     only this story; without --out on standard output
  --out FOLDER     a new or empty folder; for one story also a file
  --pictures WAY   files: pictures, films and sounds in the folder “assets” beside, each once (default);
                   links: by their addresses on the site
  --data DIR       the lake's folder (DATA_DIR/lake)
  --json           prints what was written as JSON`;

const options = {
  to: { type: 'string' },
  story: { type: 'string' },
  out: { type: 'string' },
  pictures: { type: 'string', default: 'files' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const isStoryFormat = (to: string | undefined): to is StoryFormat =>
  to !== undefined && Object.hasOwn(storyFormats, to);

const run = async (args: string[]): Promise<void> => {
  const { to, story, out, pictures, data, json } = parseArgs({ args, options }).values;
  const isUsable = (to === 'ndjson' || isStoryFormat(to)) && ['files', 'links'].includes(pictures);
  if (!isUsable || (story === undefined && out === undefined)) throw new CommandError(usage);
  const chosen = { slug: story, out, isLinked: pictures === 'links' };
  const report = await withArchiveSource(data, (source) =>
    to === 'ndjson' ? writeDocuments(source, chosen) : writeStories(source, to, chosen),
  );
  tell(report, json);
  if (report.failed.length > 0) process.exitCode = 1;
};

/** Standard output may be the story itself. */
const tell = (report: ExportReport, isJson: boolean): void => {
  const { to, out, written, pictures, failed } = report;
  if (isJson && out !== null) {
    console.log(JSON.stringify(report, null, 2));
    return;
  }
  for (const { slug, problem } of failed) console.error(`${slug}: ${problem}`);
  const noun = to === 'ndjson' ? ['document', 'documents'] : ['story', 'stories'];
  const count = `${written} ${noun[written === 1 ? 0 : 1]} as ${to}, ${pictures} ${pictures === 1 ? 'file' : 'files'} beside`;
  console.error(
    `${count}${out === null ? '' : `, in ${out}`}${failed.length > 0 ? `. ${failed.length} failed` : ''}.`,
  );
};

export const exportStories: Verb = { usage, run };
