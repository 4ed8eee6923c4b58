import { checkSize, toBoundedArray } from '../limits/valueSize.ts';
import type { ArrayNode, ObjectAttributeNode, ObjectNode, SelectNode } from '../parse/nodes.ts';
import { arrayOf, isObject, type ObjectValue, put, putAll, Rows } from '../values/values.ts';
import { costOf } from './cost.ts';
import type { Compile, Evaluate, Scope } from './scope.ts';

type AddAttribute = (result: ObjectValue, scope: Scope) => void;

const compileObjectAttribute = (node: ObjectAttributeNode, compile: Compile): AddAttribute => {
  switch (node.type) {
    case 'ObjectAttributeValue': {
      const { name } = node;
      const value = compile(node.value);
      return (result, scope) => {
        const evaluated = value(scope);
        put(result, name, evaluated instanceof Rows ? toBoundedArray(evaluated) : evaluated);
      };
    }
    case 'ObjectConditionalSplat': {
      const [condition, value] = [compile(node.condition), compile(node.value)];
      return (result, scope) => {
        if (condition(scope) !== true) return;
        const more = value(scope);
        if (isObject(more)) putAll(result, more);
      };
    }
    case 'ObjectSplat': {
      const value = compile(node.value);
      return (result, scope) => {
        const more = value(scope);
        if (isObject(more)) putAll(result, more);
      };
    }
  }
};

export const compileObject = ({ attributes }: ObjectNode, compile: Compile): Evaluate => {
  const steps = attributes.map((attribute) => compileObjectAttribute(attribute, compile));
  return (scope) => {
    const result: ObjectValue = {};
    for (const step of steps) step(result, scope);
    return result;
  };
};

export const compileArray = ({ elements: nodes }: ArrayNode, compile: Compile): Evaluate => {
  const parts = nodes.map(({ value, isSplat }) => ({ isSplat, evaluate: compile(value) }));
  return (scope) => {
    const array: unknown[] = [];
    for (const { isSplat, evaluate } of parts) {
      const value = evaluate(scope);
      const elements = isSplat ? (arrayOf(value) ?? []) : [arrayOf(value) ?? value];
      checkSize(array.length + elements.length);
      scope.context.spend(costOf(elements.length));
      for (const element of elements) array.push(element);
    }
    return array;
  };
};

export const compileSelect = (node: SelectNode, compile: Compile): Evaluate => {
  const alternatives = node.alternatives.map(({ condition, value }) => ({
    condition: compile(condition),
    value: compile(value),
  }));
  const fallback = node.fallback ? compile(node.fallback) : () => null;
  return (scope) => {
    for (const { condition, value } of alternatives) if (condition(scope) === true) return value(scope);
    return fallback(scope);
  };
};
