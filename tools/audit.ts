import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type Finding, judgeAudit } from './audit/judgeAudit.ts';

/**
 * `npm run audit`: asks the registry for advisories on what runs in production. Ends with an exit code other than 0
 * only where an update would help; without the registry it says so and goes on.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: path.resolve(import.meta.dirname, '..'),
  encoding: 'utf8',
  timeout: 120_000,
});
const judgement = judgeAudit(stdout ?? '');
const tell = ({ severity, name, advisories, isFixable }: Finding) =>
  console.log(
    `  ${severity.padEnd(9)}${name}${isFixable ? '' : ' (no update helps yet)'}: ${advisories.join('; ')}`,
  );

switch (judgement.kind) {
  case 'unasked':
    console.log(`Audit: the registry could not be asked (${judgement.reason}); nothing was audited.`);
    break;
  case 'audited': {
    const { blocking, others } = judgement;
    console.log(
      `Audit: ${blocking.length} advisories that an update ends, ${others.length} others, on what runs in production.`,
    );
    for (const finding of [...blocking, ...others]) tell(finding);
    if (blocking.length) process.exitCode = 1;
  }
}
