import { isWebAddress } from '../../addresses.ts';
import { escapeHtml } from '../read/escapeHtml.ts';
import type { ArchiveReport } from './ArchiveReport.ts';

/** The report as a page of its own, for a browser. */
export const reportHtml = (report: ArchiveReport): string => {
  const title = report.kind === 'dry-run' ? 'Trial of an archive' : 'Import of an archive';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #8888; overflow-wrap: anywhere; padding: .4rem .6rem .4rem 0; text-align: start; vertical-align: top; }
</style>
<h1>${title}</h1>
<p>${escapeHtml(report.archive)} (${escapeHtml(report.format)}), ${escapeHtml(report.startedAt)} to ${escapeHtml(report.finishedAt)}</p>
${report.endedBecause ? `<p><strong>It ended early: ${escapeHtml(report.endedBecause)}</strong></p>` : ''}
${table(countsOf(report))}
${report.failures.length > 0 ? `<h2>Not imported</h2>${table(report.failures.map(({ headline, address, reason }) => [linked(headline, address), escapeHtml(reason)]))}` : ''}
${report.notes.length > 0 ? `<h2>Left out of stories</h2>${table(report.notes.map(({ headline, address, notes }) => [linked(headline, address), notes.map(escapeHtml).join('<br>')]))}` : ''}
${report.furtherNotes > 0 ? `<p>And ${report.furtherNotes.toLocaleString('en')} further stories with notes, in stories.ndjson beside this report.</p>` : ''}
</html>
`;
};

/** The figures of a report, each with its words. */
export const figuresOf = (report: ArchiveReport): [string, number][] => [
  ['stories in the archive', report.stories],
  [report.kind === 'dry-run' ? 'would be imported' : 'imported', report.imported],
  ['imported before', report.present],
  ['not imported', report.failures.length],
  ['pictures', report.pictures],
  ...(report.recordings > 0 ? [['files of films and sounds', report.recordings] as [string, number]] : []),
  ['redirects', report.redirects],
  ...(report.elsewhere > 0
    ? [
        ['with the address of another site, kept as source (“sites” in the mapping)', report.elsewhere] as [
          string,
          number,
        ],
      ]
    : []),
  ['proposed corrections', report.proposals],
  ...Object.entries(report.skipped).map(([reason, count]): [string, number] => [`skipped: ${reason}`, count]),
];

const countsOf = (report: ArchiveReport): string[][] =>
  figuresOf(report).map(([words, count]) => [escapeHtml(words), count.toLocaleString('en')]);

const linked = (headline: string, address: string | null): string =>
  address !== null && isWebAddress(address)
    ? `<a href="${escapeHtml(address)}">${escapeHtml(headline)}</a>`
    : escapeHtml(headline);

/** @param rows of cells that are HTML already. */
const table = (rows: string[][]): string =>
  `<table>${rows.map(([first = '', ...more]) => `<tr><th scope="row">${first}</th>${more.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
