import {
  findLogPlace,
  type LogFilter,
  logPath,
  logTitle,
  wholeLog,
} from '../../../../lib/corrections/log/logAddress.ts';
import { wordsOf } from '../../../../lib/words/wordsOf.ts';

const segmentsOf = (path: string) => path.split('/').slice(2).map(decodeURIComponent);

describe('findLogPlace and logPath', () => {
  it.each<[string, Partial<LogFilter>, number]>([
    ['/corrections', {}, 1],
    ['/corrections/retractions', { kind: 'retraction' }, 1],
    ['/corrections/in/tech', { section: 'tech' }, 1],
    ['/corrections/2026', { year: 2026 }, 1],
    ['/corrections/page/2', {}, 2],
    ['/corrections/editors-notes/2026', { kind: 'editors-note', year: 2026 }, 1],
    [
      '/corrections/retractions/in/tech/2026/page/11',
      { kind: 'retraction', section: 'tech', year: 2026 },
      11,
    ],
    ['/corrections/in/2026/2025', { section: '2026', year: 2025 }, 1],
    ['/corrections/in/page/page/2', { section: 'page' }, 2],
    ['/corrections/in/caf%C3%A9%2Fbar', { section: 'café/bar' }, 1],
  ])('%s is parsed and written back unchanged', (path, filter, page) => {
    expect(findLogPlace(segmentsOf(path))).toEqual({ filter: { ...wholeLog, ...filter }, page });
    expect(logPath({ ...wholeLog, ...filter }, page)).toBe(path);
  });

  it.each([
    '/corrections/nonsense',
    '/corrections/typos',
    '/corrections/Retractions',
    '/corrections/in',
    '/corrections/in/',
    '/corrections/tech',
    '/corrections/2026/retractions',
    '/corrections/2026/in/tech',
    '/corrections/in/tech/in/tech',
    '/corrections/retractions/corrections',
    '/corrections/0999',
    '/corrections/20260',
    '/corrections/2026/2026',
    '/corrections/page',
    '/corrections/page/0',
    '/corrections/page/1',
    '/corrections/page/02',
    '/corrections/page/2.5',
    '/corrections/page/1e3',
    '/corrections/page/-2',
    '/corrections/page/99999999999999999999',
    '/corrections/page/2/page/3',
    '/corrections/page/2/2026',
    '/corrections//2026',
  ])('%s is invalid', (path) => {
    expect(findLogPlace(segmentsOf(path))).toBeNull();
  });

  it.each<[Partial<LogFilter>, string | null, string]>([
    [{}, null, 'Corrections'],
    [{ kind: 'retraction' }, null, 'Retractions'],
    [{ kind: 'retraction', section: 'tech', year: 2026 }, 'Tech', 'Retractions in Tech, 2026'],
  ])('has a title that names its filters', (filter, section, title) => {
    expect(logTitle({ ...wholeLog, ...filter }, section, wordsOf({ language: 'en' }))).toBe(title);
  });
});
