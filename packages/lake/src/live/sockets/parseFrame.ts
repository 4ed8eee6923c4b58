import { checkedJson } from '../../requestBody.ts';

/** The JSON of a text frame; undefined if it is not JSON, or JSON that the lake does not accept. */
export const parseFrame = (text: string): unknown => {
  try {
    return checkedJson(JSON.parse(text));
  } catch {
    return undefined;
  }
};
