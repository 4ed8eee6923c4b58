import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export type Load = { requestsPerSecond: number; p50Ms: number; p99Ms: number; failures: number };

export const connections = 32;

type LoadOptions = {
  paths: string[];
  seconds: number;
  /** The folder of the script. */
  scratch: string;
  headers?: Record<string, string> | undefined;
};

/** Runs wrk with one thread. It requests `paths` in turn, with additional `headers`. */
export const load = async (
  origin: string,
  { paths, seconds, scratch, headers = {} }: LoadOptions,
): Promise<Load> => {
  const script = path.join(scratch, 'load.lua');
  writeFileSync(script, luaScript(paths, { 'Accept-Encoding': 'gzip', ...headers }));
  const parameters = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, origin];
  const child = spawn('wrk', parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  const number = (name: string) => Number(new RegExp(`^${name} ([\\d.]+)$`, 'm').exec(printed)?.[1]);
  return {
    requestsPerSecond: Math.round(number('requests') / seconds),
    p50Ms: number('p50') / 1000,
    p99Ms: number('p99') / 1000,
    failures: number('failures'),
  };
};

const luaScript = (paths: string[], headers: Record<string, string>): string => `
local paths = {${paths.map((one) => JSON.stringify(one)).join(',')}}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {${Object.entries(headers)
    .map(([name, value]) => `[${JSON.stringify(name)}] = ${JSON.stringify(value)}`)
    .join(', ')}})
end
done = function(summary, latency)
  local e = summary.errors
  io.write("requests ", summary.requests, "\\n")
  io.write("p50 ", string.format("%.1f", latency:percentile(50)), "\\n")
  io.write("p99 ", string.format("%.1f", latency:percentile(99)), "\\n")
  io.write("failures ", e.connect + e.read + e.write + e.status + e.timeout, "\\n")
end
`;
