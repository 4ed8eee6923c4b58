import type { ExprNode, SelectorNode } from '../../parse/nodes.ts';
import { isEqual } from '../../values/compare.ts';
import { isObject } from '../../values/values.ts';
import { costOf, deepSizeOf } from '../cost.ts';
import type { Evaluate, Scope } from '../scope.ts';
import type { FunctionCompiler, Namespace } from './define/FunctionCompiler.ts';

type KeyPath = Array<string | number>;
type Compile = (node: ExprNode) => Evaluate;
type Select = (value: unknown, scope: Scope) => KeyPath[];

const valueAt = (value: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>((inner, key) => {
    if (typeof key === 'number') return Array.isArray(inner) ? inner[key] : undefined;
    return isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, value);

const isSame = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((element, index) => isSame(element, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
    );
  }
  return isEqual(a, b);
};

/** The deepest paths at which two values of the same structure differ. */
const differences = (before: unknown, after: unknown, path: KeyPath = []): KeyPath[] => {
  if (isSame(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return Array.from(names).flatMap((name) => differences(before[name], after[name], [...path, name]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((element, index) => differences(element, after[index], [...path, index]));
  }
  return [path];
};

const elementPaths = (value: unknown, path: KeyPath): KeyPath[] => {
  const array = valueAt(value, path);
  return Array.isArray(array) ? array.map((_, index) => [...path, index]) : [];
};

/** The paths of all objects in a value, at any depth, that meet the condition. */
const anywhere = (condition: Evaluate, value: unknown, scope: Scope, path: KeyPath = []): KeyPath[] => {
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => anywhere(condition, element, scope, [...path, index]));
  }
  if (!isObject(value)) return [];
  const inner = Object.keys(value).flatMap((name) =>
    anywhere(condition, value[name], scope, [...path, name]),
  );
  return condition(scope.nested(value)) === true ? [path, ...inner] : inner;
};

const compileSelector = (node: SelectorNode, compile: Compile): Select => {
  switch (node.type) {
    case 'Tuple': {
      const members = node.members.map((member) => compileSelector(member, compile));
      return (value, scope) => members.flatMap((select) => select(value, scope));
    }
    case 'AccessAttribute': {
      const base: Select = node.base ? compileSelector(node.base, compile) : () => [[]];
      return (value, scope) => base(value, scope).map((path) => [...path, node.name]);
    }
    case 'ArrayCoerce': {
      const base = compileSelector(node.base, compile);
      return (value, scope) => base(value, scope).flatMap((path) => elementPaths(value, path));
    }
    case 'Filter': {
      const base = compileSelector(node.base, compile);
      const condition = compile(node.expr);
      return (value, scope) =>
        base(value, scope)
          .flatMap((path) => elementPaths(value, path))
          .filter((path) => condition(scope.nested(valueAt(value, path))) === true);
    }
    case 'SelectorFuncCall': {
      const condition = compile(node.arg);
      return (value, scope) => anywhere(condition, value, scope);
    }
    case 'SelectorNested': {
      const base = compileSelector(node.base, compile);
      const nested = compileSelector(node.nested, compile);
      return (value, scope) =>
        base(value, scope).flatMap((path) =>
          nested(valueAt(value, path), scope).map((inner) => [...path, ...inner]),
        );
    }
  }
};

const startsWith = (path: KeyPath, prefix: KeyPath): boolean =>
  prefix.every((key, index) => path[index] === key);

/** Whether a selected value changed, or an array on its path changed its length. */
const changedAny = (before: unknown, after: unknown, select: Select, scope: Scope): boolean => {
  const [selectedBefore, selectedAfter] = [select(before, scope), select(after, scope)];
  if (selectedBefore.length !== selectedAfter.length) return true;
  return selectedBefore.some((path) => {
    const isResized = path.some((key, index) => {
      if (typeof key !== 'number') return false;
      const [was, is] = [valueAt(before, path.slice(0, index)), valueAt(after, path.slice(0, index))];
      return !Array.isArray(was) || !Array.isArray(is) || was.length !== is.length;
    });
    return isResized || !isSame(valueAt(before, path), valueAt(after, path));
  });
};

/** Whether all changes are inside selected values. */
const changedOnly = (before: unknown, after: unknown, select: Select, scope: Scope): boolean => {
  const selected = select(before, scope);
  return differences(before, after).every((path) => selected.some((prefix) => startsWith(path, prefix)));
};

const comparing =
  (compare: typeof changedAny): FunctionCompiler =>
  ([beforeNode, afterNode, selectorNode], compile) => {
    if (!beforeNode || !afterNode || !selectorNode || !isSelector(selectorNode)) {
      throw new Error('The third argument must be a selector.');
    }
    const [before, after] = [compile(beforeNode), compile(afterNode)];
    const select = compileSelector(selectorNode, compile);
    return (scope) => {
      const [one, other] = [before(scope), after(scope)];
      scope.context.spend(costOf(deepSizeOf(one) + deepSizeOf(other)));
      return compare(one, other, select, scope);
    };
  };

const selectorTypes = [
  'AccessAttribute',
  'SelectorFuncCall',
  'Tuple',
  'ArrayCoerce',
  'Filter',
  'SelectorNested',
];
const isSelector = (node: ExprNode | SelectorNode): node is SelectorNode => selectorTypes.includes(node.type);

export const diffs: Namespace = { changedAny: comparing(changedAny), changedOnly: comparing(changedOnly) };
