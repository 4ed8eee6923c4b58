import { span } from '../../../lib/periods/periodResults.ts';
import { parseResult } from '../../../lib/queryResults/parseResult.ts';

describe('the dates of the first and the last story', () => {
  it('are known although the first has a wrong year, so that the archive still lists the others', () => {
    const dates = { oldest: '0001-06-01T00:00:00.000Z', newest: '2026-11-01T08:00:00.000Z' };
    expect(parseResult(span, dates).value).toEqual(dates);
  });
});
