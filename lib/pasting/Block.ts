/** A block or table of the body. */
export type Block = { _type: string; _key: string; [field: string]: unknown };

export const plainBlock = (text: string, _key: string): Block => ({
  _type: 'block',
  _key,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: `${_key}s`, text, marks: [] }],
});
