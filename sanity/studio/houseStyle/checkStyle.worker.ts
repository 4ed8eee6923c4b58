import { type StyleAnswer, StyleChecker, type StyleRequest } from '../../../lib/houseStyle/checkStory.ts';

/** The part of a worker's scope that is used. The types of the page have no scope of workers. */
type Scope = {
  onmessage: ((event: MessageEvent<StyleRequest>) => void) | null;
  postMessage(answer: StyleAnswer): void;
};

const scope = globalThis as unknown as Scope;
const checker = new StyleChecker();

scope.onmessage = ({ data }) => scope.postMessage(checker.check(data));
