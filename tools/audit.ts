import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type Finding, judgeAudit } from './audit/judgeAudit.ts';

/**
 * `npm run audit`: lists advisories on production dependencies. Exits with 1 only if an update fixes a serious one. If
 * the registry cannot be reached, it prints that and exits with 0.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: path.resolve(import.meta.dirname, '..'),
  encoding: 'utf8',
  timeout: 120_000,
});
const judgement = judgeAudit(stdout ?? '');
const print = ({ severity, name, advisories, isFixable }: Finding) =>
  console.log(
    `  ${severity.padEnd(9)}${name}${isFixable ? '' : ' (no update available)'}: ${advisories.join('; ')}`,
  );

switch (judgement.kind) {
  case 'unavailable':
    console.log(`Audit: the registry gave no report (${judgement.reason}). Nothing was audited.`);
    break;
  case 'audited': {
    const { blocking, others } = judgement;
    console.log(
      `Audit of production dependencies: ${blocking.length} serious advisories with an update, ${others.length} others.`,
    );
    for (const finding of [...blocking, ...others]) print(finding);
    if (blocking.length) process.exitCode = 1;
  }
}
