/** ninjs has no media type of its own. */
export const ninjsType = 'application/json; charset=utf-8';

export const ninjsStandard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
};
