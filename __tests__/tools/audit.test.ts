import { judgeAudit } from '../../tools/audit/judgeAudit.ts';

type Change = { severity?: string; fixAvailable?: boolean | { isSemVerMajor: boolean }; via?: unknown[] };

const reportWith = (change: Change) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      leaky: {
        name: 'leaky',
        severity: 'high',
        isDirect: true,
        via: [{ source: 1, name: 'leaky', title: 'It leaks', url: 'https://github.com/advisories/GHSA-x' }],
        effects: [],
        range: '<2',
        nodes: ['node_modules/leaky'],
        fixAvailable: true,
        ...change,
      },
    },
    metadata: {},
  });

describe('the audit of dependencies', () => {
  it.each<[string, Change]>([
    ['high, with an update', {}],
    [
      'critical, with an update of a dependency',
      { severity: 'critical', fixAvailable: { isSemVerMajor: false } },
    ],
    ['high, through another package', { via: ['other'] }],
  ])('stops a run for one that is %s', (_what, change) => {
    expect(judgeAudit(reportWith(change))).toMatchObject({
      kind: 'audited',
      blocking: [{ name: 'leaky' }],
      others: [],
    });
  });

  it.each<[string, Change]>([
    ['high, without a fix', { fixAvailable: false }],
    [
      'critical, with a fix that breaks its callers',
      { severity: 'critical', fixAvailable: { isSemVerMajor: true } },
    ],
    ['moderate', { severity: 'moderate' }],
  ])('tells of one that is %s, and goes on', (_what, change) => {
    expect(judgeAudit(reportWith(change))).toMatchObject({
      kind: 'audited',
      blocking: [],
      others: [{ name: 'leaky' }],
    });
  });

  it.each([
    [
      'the registry refuses',
      '{"message":"405 Method Not Allowed","error":{"summary":""}}',
      '405 Method Not Allowed',
    ],
    [
      'there is no network',
      '{"message":"request to https://registry.example failed","error":{}}',
      'request to',
    ],
    ['npm says nothing', '', 'it answered no report'],
  ])('goes on when %s, and says that nothing was audited', (_what, output, reason) => {
    expect(judgeAudit(output)).toEqual({ kind: 'unasked', reason: expect.stringContaining(reason) });
  });
});
