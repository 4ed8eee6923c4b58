import { lakeFolder } from '../../bin/commands/lakeHost.ts';

describe('the lake folder of a command', () => {
  const { LAKE_URL, SANITY_PROJECT_ID } = process.env;
  afterEach(() => {
    Object.assign(process.env, { LAKE_URL: LAKE_URL ?? '', SANITY_PROJECT_ID: SANITY_PROJECT_ID ?? '' });
  });

  it('is on another machine with LAKE_URL, and the error names its address', () => {
    process.env.LAKE_URL = 'http://10.0.0.1:3000/lake';
    expect(() => lakeFolder()).toThrow('http://10.0.0.1:3000/lake');
  });

  it('does not exist with a hosted project', () => {
    process.env.SANITY_PROJECT_ID = 'abc123xy';
    expect(() => lakeFolder()).toThrow('hosted project');
  });
});
